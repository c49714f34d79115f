import type { StoreOptions } from '../tables/store/tableStore';
import type { ReadableTables } from './readableTables';
import { recordMonths } from './recordMonths';

/** How many records one day of one type has. */
export interface RecordCount {
  readonly recordType: number;
  /** `yyyy-MM-dd`. */
  readonly day: string;
  /** Without variants. */
  readonly records: number;
  readonly variants: number;
}

/**
 * Counts all stored records by type and day. Table Storage has no counting, so this reads the keys of every row (1,000 a request).
 * @returns type-days in order of type, then day
 */
export async function recordCounts(
  tables: ReadableTables,
  options: StoreOptions = {},
): Promise<RecordCount[]> {
  const counts = new Map<string, { records: number; variants: number }>();
  for (const month of await recordMonths(tables, options)) {
    const table = tables.names.records(month);
    // Continuation rows have no RecordType, and what is missing is not compared.
    const isRecord = 'RecordType ge -2147483648';
    for await (const page of tables.store.query(table, isRecord, { ...options, select: ['IsVariant'] })) {
      for (const { partitionKey, IsVariant: isVariant } of page) {
        const count = counts.get(partitionKey) ?? { records: 0, variants: 0 };
        count[isVariant === true ? 'variants' : 'records'] += 1;
        counts.set(partitionKey, count);
      }
    }
  }
  return [...counts]
    .map(([partitionKey, count]) => ({
      recordType: Number.parseInt(partitionKey, 10),
      day: partitionKey.slice(-10),
      ...count,
    }))
    .sort((a, b) => a.recordType - b.recordType || (a.day < b.day ? -1 : 1));
}
