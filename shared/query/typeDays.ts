import { odata } from '@azure/data-tables';
import type { StoreOptions } from '../tables/store/tableStore';
import { dayBefore } from './missedDays';
import type { ReadableTables } from './readableTables';

/**
 * Whether a record type has any record on some days of one month: one row of keys is read.
 * @param days first and last day (`yyyy-MM-dd`), both included
 */
export async function hasRecords(
  { store, names }: ReadableTables,
  recordType: number,
  { first, last }: { first: string; last: string },
  options: StoreOptions = {},
): Promise<boolean> {
  if (first > last) return false;
  const filter = odata`PartitionKey ge ${`${recordType}_${first}`} and PartitionKey le ${`${recordType}_${last}`}`;
  const pages = store.query(names.records(first), filter, { ...options, select: [], pageSize: 1 });
  // An empty page need not be the last.
  for await (const page of pages) if (page.length > 0) return true;
  return false;
}

/**
 * The newest day of a month on which a record type has records, by halving the month: at most 6 requests, one for a type that is there now.
 * @param wanted.month first day of a month that has the type
 * @param wanted.soundFrom where it has records on this day or later, some such day will do
 */
export async function newestDayWithRecords(
  tables: ReadableTables,
  { recordType, month, soundFrom }: { recordType: number; month: string; soundFrom: string },
  options: StoreOptions = {},
): Promise<string> {
  const end = new Date(month);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  const last = end.toISOString().slice(0, 10);
  const hasFrom = (first: string) => hasRecords(tables, recordType, { first, last }, options);
  const firstSound = soundFrom > month ? soundFrom : month;
  if (await hasFrom(firstSound)) return firstSound;
  let [lowest, highest] = [1, end.getUTCDate()];
  while (lowest < highest) {
    const middle = Math.ceil((lowest + highest) / 2);
    if (await hasFrom(dayBefore(month, 1 - middle))) lowest = middle;
    else highest = middle - 1;
  }
  return dayBefore(month, 1 - lowest);
}
