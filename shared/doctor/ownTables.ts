import type { TableNames } from '../tables/store/tableNames';

/** Those of an account's tables that belong to this product under this prefix. Letter case does not count. */
export function ownTables(tables: readonly string[], names: TableNames): readonly string[] {
  const single = [names.content, names.coverage, names.quarantine, names.seals].map((name) =>
    name.toLowerCase(),
  );
  return tables.filter(
    (table) =>
      single.includes(table.toLowerCase()) ||
      names.monthOfRecords(table) !== undefined ||
      names.monthOfIndex(table) !== undefined,
  );
}
