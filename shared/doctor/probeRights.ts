import type { DoctorTables } from './openDoctorTables';
import { ownTables } from './ownTables';
import type { ProbedRights } from './probedRights';
import type { Right } from './tableProbes';
import { tableRights } from './tableRights';

/**
 * What the identity that this runs as may do with the tables, held against what the app needs (read, create tables, insert; update ledger
 * and coverage) and what it must never be able to do (change evidence, remove anything). Nothing is written to find out.
 * @throws OperatorFault where the tables cannot be asked
 */
export async function probeRights(
  { probes, names }: Pick<DoctorTables, 'probes' | 'names'>,
  options: { abortSignal: AbortSignal },
): Promise<Pick<ProbedRights, 'missing' | 'excess' | 'unknown'>> {
  const tables = ownTables(await probes.tables(options), names);
  if (tables.length === 0) return { missing: [], excess: [], unknown: ['everything: there is no table yet'] };
  const { create, removeTables, insert, update, change, remove } = await tableRights(
    probes,
    names,
    tables,
    options,
  );
  const untried = tables.filter((table) => !insert.has(table) && isInserted(table));
  return {
    missing: [
      ...(create === 'refused' ? ['create tables'] : []),
      ...named('insert into', insert, 'refused'),
      ...named('update', update, 'refused'),
    ],
    excess: [
      ...(removeTables === 'allowed' ? ['remove tables'] : []),
      ...named('change', change, 'allowed'),
      ...named('remove from', remove, 'allowed'),
    ],
    unknown: untried.map((table) => `insert into ${table}: it has no row to try it with`),
  };

  function isInserted(table: string): boolean {
    return [names.content, names.coverage, names.quarantine].some(
      (name) => name.toLowerCase() === table.toLowerCase(),
    );
  }
}

function named(what: string, rights: ReadonlyMap<string, Right>, wanted: Right): string[] {
  return [...rights].flatMap(([table, right]) => (right === wanted ? [`${what} ${table}`] : []));
}
