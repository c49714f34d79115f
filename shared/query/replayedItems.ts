import type { StoreOptions } from '../tables/store/tableStore';
import type { ReadableTables } from './readableTables';

const PREFIX = 'replayed_';
const BEHIND = 'replayed`';

/** Where it is written down that a quarantined text has become records: PartitionKey `replayed_{its partition}`, the same RowKey. */
export function replayedPartitionKey(quarantinePartition: string): string {
  return PREFIX + quarantinePartition;
}

/** How many quarantined texts have become records since; their rows in quarantine stay. Reads keys alone. */
export async function countReplayed(
  { store, names }: ReadableTables,
  options: StoreOptions = {},
): Promise<number> {
  const filter = `PartitionKey ge '${PREFIX}' and PartitionKey lt '${BEHIND}'`;
  let count = 0;
  for await (const page of store.query(names.coverage, filter, { ...options, select: [] }))
    count += page.length;
  return count;
}
