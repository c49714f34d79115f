import { odata } from '@azure/data-tables';
import type { ReadableTables } from '../query/readableTables';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoreOptions } from '../tables/store/tableStore';

const PARALLEL_MONTHS = 8;

/**
 * Whether a record of a type was ever stored: one row of each month is asked for at the most.
 * @param months first days, `yyyy-MM-01`, newest first
 * @param operation only records of this operation; undefined: any
 */
export async function wasEverStored(
  { store, names }: ReadableTables,
  { months, recordType, operation }: { months: readonly string[]; recordType: number; operation?: string },
  options: StoreOptions = {},
): Promise<boolean> {
  // `_` and the day follow the type; a backtick is the character after `_`.
  const [first, behind] = [`${recordType}_`, `${recordType}\``];
  const ofOperation = operation === undefined ? '' : odata` and Operation eq ${operation}`;
  const filter = odata`PartitionKey ge ${first} and PartitionKey lt ${behind}` + ofOperation;
  const limited = limitedParallel(PARALLEL_MONTHS);
  let isFound = false;
  async function look(month: string): Promise<void> {
    if (isFound) return;
    for await (const [row] of store.query(names.records(month), filter, {
      ...options,
      select: [],
      pageSize: 1,
    })) {
      if (row || isFound) {
        isFound = true;
        return;
      }
    }
  }
  await Promise.all(months.map((month) => limited(() => look(month))));
  return isFound;
}
