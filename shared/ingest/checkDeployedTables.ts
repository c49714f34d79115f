import { deployedTableMissing } from '../tables/store/deployedTableMissing';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';

/**
 * Whether the tables that the deployment makes are there: a ledger that is missing must not pass for an empty one. One request.
 * @throws OperatorFault that says to deploy again
 */
export async function checkDeployedTables(
  store: Pick<TableStore, 'tables'>,
  deployedTables: readonly string[],
  options: StoreOptions = {},
): Promise<void> {
  if (deployedTables.length === 0) return;
  const existing = new Set<string>();
  for await (const name of store.tables(options)) existing.add(name.toLowerCase());
  const missing = deployedTables.find((table) => !existing.has(table.toLowerCase()));
  if (missing !== undefined) throw deployedTableMissing(missing);
}
