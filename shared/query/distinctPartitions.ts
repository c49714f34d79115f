import { odata } from '@azure/data-tables';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';

/** Which partitions: keys from `from` (included) up to `before` (not included); not given: no bound. */
export interface PartitionRange {
  readonly from?: string;
  readonly before?: string;
}

/**
 * The first partition of each group of partitions in a table, by skipping from group to group: one request of one row each, however
 * large the table is.
 *
 * @param lastOfGroup from a partition's key, a text that no key of its group is behind
 * @returns partition keys in order
 */
export async function* distinctPartitions(
  store: TableStore,
  table: string,
  lastOfGroup: (partitionKey: string) => string,
  { from = '', before, ...options }: StoreOptions & PartitionRange = {},
): AsyncGenerator<string> {
  const end = before === undefined ? '' : odata` and PartitionKey lt ${before}`;
  let start: string | undefined = odata`PartitionKey ge ${from}`;
  while (start !== undefined) {
    const partitionKey = await firstPartition(store, table, start + end, options);
    if (partitionKey !== undefined) yield partitionKey;
    start = partitionKey === undefined ? undefined : odata`PartitionKey gt ${lastOfGroup(partitionKey)}`;
  }
}

async function firstPartition(
  store: TableStore,
  table: string,
  filter: string,
  options: StoreOptions,
): Promise<string | undefined> {
  // A page may be empty and yet not the last: the service ends one at each border between its servers.
  for await (const [row] of store.query(table, filter, { ...options, select: [], pageSize: 1 })) {
    if (row) return row.partitionKey;
  }
  return undefined;
}
