import type { TableNames } from '../tables/store/tableNames';
import type { Right, TableProbes } from './tableProbes';

/** What an identity may do with the tables of this product, as far as it could be found out. */
export interface TableRights {
  readonly create: Right;
  /** By table; only where there is a row to try it with. */
  readonly insert: ReadonlyMap<string, Right>;
  /** By table: ledger and coverage. */
  readonly update: ReadonlyMap<string, Right>;
  /** To change or remove a stored record; undefined where there is no records table. */
  readonly evidence: { readonly change: Right; readonly remove: Right } | undefined;
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
  const updated = [named(names.content), named(names.coverage)].filter((table) => table !== undefined);
  const records = newest(tables.filter((table) => names.monthOfRecords(table) !== undefined));
  const index = newest(tables.filter((table) => names.monthOfIndex(table) !== undefined));
  const quarantine = named(names.quarantine);
  const inserted = [...updated, records, index, quarantine].filter((table) => table !== undefined);
  const [create, insert, update, evidence] = await Promise.all([
    // The coverage table is never dropped, unlike a month's.
    probes.create(named(names.coverage) ?? tables[0] ?? names.coverage, options),
    rightsOf(inserted, async (table) => {
      const row = await probes.firstRow(table, options);
      return row && probes.insert(table, row, options);
    }),
    rightsOf(updated, (table) => probes.change(table, options)),
    records === undefined
      ? undefined
      : Promise.all([probes.change(records, options), probes.remove(records, options)]),
  ]);
  return { create, insert, update, evidence: evidence && { change: evidence[0], remove: evidence[1] } };
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
