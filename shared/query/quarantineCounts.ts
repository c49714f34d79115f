import { odata } from '@azure/data-tables';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { StoreOptions } from '../tables/store/tableStore';
import type { ReadableTables } from './readableTables';
import { replayedPartitionKey } from './replayedItems';

/** How many texts could not become records, for one reason. */
export interface QuarantineCount {
  readonly reason: string;
  readonly texts: number;
}

/**
 * Counts what stands in quarantine and has not become records by a replay since. Reads keys and the reason (1,000 rows a request).
 * @returns the most frequent reason first
 */
export async function quarantineCounts(
  tables: ReadableTables,
  options: StoreOptions = {},
): Promise<QuarantineCount[]> {
  const { store, names } = tables;
  const replayed = await replayedKeys(tables, options);
  const counts = new Map<string, number>();
  for await (const page of store.query(names.quarantine, '', { ...options, select: ['Reason'] })) {
    for (const { partitionKey, rowKey, Reason: reason } of page) {
      if (CONTINUATION_ROW_KEY.test(rowKey)) continue;
      if (replayed.has(keyOf(replayedPartitionKey(partitionKey), rowKey))) continue;
      const name = typeof reason === 'string' ? reason : 'unknown';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([reason, texts]) => ({ reason, texts }))
    .sort((a, b) => b.texts - a.texts || (a.reason < b.reason ? -1 : 1));
}

async function replayedKeys(
  { store, names }: ReadableTables,
  options: StoreOptions,
): Promise<ReadonlySet<string>> {
  const [from, before] = [replayedPartitionKey(''), 'replayed`'];
  const filter = odata`PartitionKey ge ${from} and PartitionKey lt ${before}`;
  const keys = new Set<string>();
  for await (const page of store.query(names.coverage, filter, { ...options, select: [] })) {
    for (const { partitionKey, rowKey } of page) keys.add(keyOf(partitionKey, rowKey));
  }
  return keys;
}

function keyOf(partitionKey: string, rowKey: string): string {
  return `${partitionKey}\n${rowKey}`;
}
