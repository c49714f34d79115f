import { odata } from '@azure/data-tables';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';

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
  options: StoreOptions = {},
): AsyncGenerator<string> {
  let behind: string | undefined = '';
  while (behind !== undefined) {
    const partitionKey = await firstPartition(store, table, behind, options);
    if (partitionKey !== undefined) yield partitionKey;
    behind = partitionKey === undefined ? undefined : lastOfGroup(partitionKey);
  }
}

async function firstPartition(
  store: TableStore,
  table: string,
  behind: string,
  options: StoreOptions,
): Promise<string | undefined> {
  const filter = odata`PartitionKey gt ${behind}`;
  // A page may be empty and yet not the last: the service ends one at each border between its servers.
  for await (const [row] of store.query(table, filter, { ...options, select: [], pageSize: 1 })) {
    if (row) return row.partitionKey;
  }
  return undefined;
}
