import type { Finding } from './finding';
import type { DoctorTables } from './openDoctorTables';

/**
 * Whether Table Storage lets this identity in, and which of the product's tables are there.
 * @returns as result the names of those tables
 * @throws OperatorFault where it does not
 */
export async function tablesFinding(
  { probes, names, account, identity }: DoctorTables,
  options: { abortSignal: AbortSignal },
): Promise<Finding<readonly string[]>> {
  const own = [names.content, names.coverage, names.quarantine].map((name) => name.toLowerCase());
  const tables = (await probes.tables(options)).filter(
    (table) =>
      own.includes(table.toLowerCase()) ||
      names.monthOfRecords(table) !== undefined ||
      names.monthOfIndex(table) !== undefined,
  );
  const months = tables.filter((table) => names.monthOfRecords(table) !== undefined).length;
  const found =
    tables.length === 0
      ? `no table begins with ${names.prefix} yet; the first poll makes them`
      : `${tables.length} tables, ${months} of them months of records`;
  return {
    checks: [
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
