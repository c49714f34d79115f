import type { StoreOptions } from '../tables/store/tableStore';
import { distinctPartitions } from './distinctPartitions';
import type { ReadableTables } from './readableTables';

/** Whether the ledger has any row, of whatever content type. One request. */
export async function hasListed({ store, names }: ReadableTables, options: StoreOptions): Promise<boolean> {
  const partitions = distinctPartitions(store, names.content, (key) => key, options);
  return !(await partitions.next()).done;
}
