import type { StoredTable } from './storedTables';

/** Number of rows of some tables. */
export function rowsOf(tables: readonly StoredTable[]): number {
  return tables.reduce(
    (sum, { partitions }) => sum + partitions.reduce((rows, { length }) => rows + length, 0),
    0,
  );
}
