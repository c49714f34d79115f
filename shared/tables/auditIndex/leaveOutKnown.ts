import { odata } from '@azure/data-tables';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { IndexPartition } from './gatheredPartition';
import { type IndexedValue, takeStored } from './indexedValue';
import { behindPrefix, indexRowKeyPrefix } from './indexKeys';

/** Columns that tell which records an index row stands for. */
export const REFERENCE_COLUMNS = ['RecordPartitionKey', 'RecordRowKey', 'Records'];

/**
 * Reads every row of the values that may have some, in bounded ranges, and leaves out the references that they hold. Each request starts
 * at the first value not yet answered and reads one page towards the last: dense values cost one request a page, scattered ones one each.
 *
 * @param values by prefix; what is known of them is changed
 */
export async function leaveOutKnown(
  store: TableStore,
  { table, partitionKey, known }: IndexPartition,
  values: ReadonlyMap<string, IndexedValue>,
  options: StoreOptions,
): Promise<void> {
  const prefixes = [...new Set([...known].map(indexRowKeyPrefix))].sort((a, b) => (a < b ? -1 : 1));
  const last = prefixes.at(-1);
  if (last === undefined) return;
  let next = 0;
  for (;;) {
    const from = prefixes[next] ?? last;
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${behindPrefix(last)}`;
    let isBetweenValues = false;
    for await (const page of store.query(table, filter, { ...options, select: REFERENCE_COLUMNS })) {
      for (const row of page) {
        const indexed = values.get(row.rowKey.slice(0, row.rowKey.indexOf('|') + 1));
        if (indexed) takeStored(indexed, row);
      }
      const lastRead = page.at(-1)?.rowKey;
      if (lastRead === undefined) continue;
      while (next < prefixes.length && behindPrefix(prefixes[next] ?? '') <= lastRead) next += 1;
      // A value whose rows go on behind the page is paged to its end; else the stretch up to the next value is skipped.
      isBetweenValues = (prefixes[next] ?? '') > lastRead;
      if (isBetweenValues) break;
    }
    if (!isBetweenValues) return;
  }
}
