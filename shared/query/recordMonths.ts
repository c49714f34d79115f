import type { StoreOptions } from '../tables/store/tableStore';
import type { ReadableTables } from './readableTables';

/**
 * The months that have a table of records.
 * @returns first days of the months, `yyyy-MM-01`, newest first
 */
export async function recordMonths(
  { store, names }: ReadableTables,
  options: StoreOptions = {},
): Promise<string[]> {
  const months: string[] = [];
  for await (const table of store.tables(options)) {
    const month = names.monthOfRecords(table);
    if (month !== undefined) months.push(`${month.slice(0, 4)}-${month.slice(4)}-01`);
  }
  return months.sort().reverse();
}
