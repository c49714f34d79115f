import type { TableNames } from '../tables/store/tableNames';
import type { Check } from './check';
import type { Finding } from './finding';
import type { DoctorTables } from './openDoctorTables';
import { ownTables } from './ownTables';
import type { TableProbes } from './tableProbes';

/**
 * Whether Table Storage lets this identity in, and which of the product's tables are there.
 * @returns as result the names of those tables
 * @throws OperatorFault where it does not
 */
export async function tablesFinding(
  {
    probes,
    names,
    account,
    identity,
  }: Pick<DoctorTables, 'names' | 'account' | 'identity'> & { probes: Pick<TableProbes, 'tables'> },
  options: { abortSignal: AbortSignal },
): Promise<Finding<readonly string[]>> {
  const tables = ownTables(await probes.tables(options), names);
  const months = tables.filter((table) => names.monthOfRecords(table) !== undefined).length;
  const found =
    tables.length === 0
      ? `no table begins with ${names.prefix} yet; the first poll makes them`
      : `${tables.length} tables, ${months} of them months of records`;
  const lost = unpairedTables(tables, names);
  const has = (name: string) => tables.some((table) => table.toLowerCase() === name.toLowerCase());
  return {
    checks: [
      ...lost.map(lostTableCheck),
      // A poll writes coverage before it lists anything.
      ...(has(names.content) && !has(names.coverage) ? [lostCoverageCheck(names.coverage)] : []),
      {
        name: 'tables',
        ok: true,
        detail: `${account} answers, ${identity}; ${found}.`,
        fix:
          tables.length === 0
            ? 'If there should be some, check TABLE_PREFIX and that this is the right storage account.'
            : undefined,
      },
    ],
    result: tables,
  };
}

/** The tables that must have been dropped: a month's index is written with its records, so one does not stand without the other. */
function unpairedTables(tables: readonly string[], names: TableNames): string[] {
  const records = new Set(tables.flatMap((table) => names.monthOfRecords(table) ?? []));
  const index = new Set(tables.flatMap((table) => names.monthOfIndex(table) ?? []));
  const day = (month: string) => `${month.slice(0, 4)}-${month.slice(4)}-01`;
  return [
    ...[...index].filter((month) => !records.has(month)).map((month) => names.records(day(month))),
    ...[...records].filter((month) => !index.has(month)).map((month) => names.index(day(month))),
  ].sort();
}

function lostTableCheck(table: string): Check {
  return {
    name: `table ${table}`,
    ok: false,
    detail: `The table ${table} is gone, and what it held with it.`,
    fix: 'Find out who deleted it (activity log of the storage account). npm run --silent audit -- verify --repair writes what Microsoft still gives (7 days); what is older only an export brings back: npm run --silent audit -- import.',
  };
}

function lostCoverageCheck(table: string): Check {
  return {
    name: `table ${table}`,
    ok: false,
    detail: `The table ${table} is gone: what was covered, and which gaps there were, is not known any more.`,
    fix: 'Find out who deleted it (activity log of the storage account). The next poll begins coverage anew (in Azure deploy again first: azd provision); what is stored is recognised.',
  };
}
