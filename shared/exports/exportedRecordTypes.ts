import type { ReadableTables } from '../query/readableTables';
import { recordMonths } from '../query/recordMonths';
import type { RecordQuery } from '../query/recordQuery';
import { storedRecordTypes } from '../query/storedRecordTypes';
import type { StoreOptions } from '../tables/store/tableStore';

/**
 * The record types whose fields an export has columns for: those asked for, else those stored in the months that the question touches.
 * @returns in order
 */
export async function exportedRecordTypes(
  tables: ReadableTables,
  { recordTypes, from, to }: Pick<RecordQuery, 'recordTypes' | 'from' | 'to'>,
  options: StoreOptions = {},
): Promise<number[]> {
  const types = new Set(recordTypes);
  if (recordTypes === undefined) {
    const [first, last] = [from?.toISOString().slice(0, 7) ?? '', to?.toISOString().slice(0, 7) ?? '9999-99'];
    for (const month of await recordMonths(tables, options)) {
      if (month.slice(0, 7) < first || month.slice(0, 7) > last) continue;
      for (const type of await storedRecordTypes(tables.store, tables.names.records(month), options)) {
        types.add(type);
      }
    }
  }
  return [...types].sort((a, b) => a - b);
}
