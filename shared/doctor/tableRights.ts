import type { TableNames } from '../tables/store/tableNames';
import type { Right, TableProbes } from './tableProbes';

/** What an identity may do with the tables of this product, as far as it could be found out; maps by table. */
export interface TableRights {
  readonly create: Right;
  readonly removeTables: Right;
  /** Only where there is a row to try it with. */
  readonly insert: ReadonlyMap<string, Right>;
  /** Ledger and coverage. */
  readonly update: ReadonlyMap<string, Right>;
  /** To change a row of a table that is insert only: the newest month of records and of index, quarantine, seals. */
  readonly change: ReadonlyMap<string, Right>;
  /** To remove a row, of any of these tables. */
  readonly remove: ReadonlyMap<string, Right>;
}

/**
 * Finds out what this identity may do with the tables that exist; nothing is written.
 * @param tables those of this product that exist, at least one
 * @throws OperatorFault where it may not read them or Table Storage cannot be asked
 */
export async function tableRights(
  probes: TableProbes,
  names: TableNames,
  tables: readonly string[],
  options: { abortSignal: AbortSignal },
): Promise<TableRights> {
  const named = (name: string) => tables.find((table) => table.toLowerCase() === name.toLowerCase());
  const updated = [named(names.content), named(names.coverage)].filter(isThere);
  const records = newest(tables.filter((table) => names.monthOfRecords(table) !== undefined));
  const index = newest(tables.filter((table) => names.monthOfIndex(table) !== undefined));
  const kept = [records, index, named(names.quarantine), named(names.seals)].filter(isThere);
  const all = [...updated, ...kept];
  const [create, removeTables, insert, update, change, remove] = await Promise.all([
    // The coverage table is never dropped, unlike a month's.
    probes.create(named(names.coverage) ?? tables[0] ?? names.coverage, options),
    probes.removeTables(options),
    rightsOf(all, async (table) => {
      const row = await probes.firstRow(table, options);
      return row && probes.insert(table, row, options);
    }),
    rightsOf(updated, (table) => probes.change(table, options)),
    rightsOf(kept, (table) => probes.change(table, options)),
    rightsOf(all, (table) => probes.remove(table, options)),
  ]);
  return { create, removeTables, insert, update, change, remove };
}

async function rightsOf(
  tables: readonly string[],
  probe: (table: string) => Promise<Right | undefined>,
): Promise<ReadonlyMap<string, Right>> {
  const probed = await Promise.all(tables.map(async (table) => ({ table, right: await probe(table) })));
  return new Map(probed.flatMap(({ table, right }) => (right === undefined ? [] : [[table, right]])));
}

function newest(tables: readonly string[]): string | undefined {
  return [...tables].sort().at(-1);
}

function isThere(table: string | undefined): table is string {
  return table !== undefined;
}
