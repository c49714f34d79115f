import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { distinctPartitions } from './distinctPartitions';

/** The record types that a month's table has, one request each. */
export async function storedRecordTypes(
  store: TableStore,
  table: string,
  options: StoreOptions = {},
): Promise<number[]> {
  const types: number[] = [];
  // `154_~` is behind every day of type 154.
  const lastOfType = (partitionKey: string) => partitionKey.replace(/_.*$/, '_~');
  for await (const partitionKey of distinctPartitions(store, table, lastOfType, options)) {
    const recordType = Number.parseInt(partitionKey, 10);
    if (!Number.isNaN(recordType)) types.push(recordType);
  }
  return types;
}
