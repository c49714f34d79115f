import type { ReadableTables } from '../shared/query/readableTables';
import { openTableStore } from '../shared/tables/store/openTableStore';
import { tableNames } from '../shared/tables/store/tableNames';
import { systemClock } from '../shared/time/systemClock';

/** The tables that a measured poll has filled. */
export function openBenchTables(connectionString: string): ReadableTables {
  const prefix = 'Audit';
  const credential = () => {
    throw new TypeError('a connection string needs no credential');
  };
  const store = openTableStore(
    { kind: 'connectionString', connectionString, prefix },
    { credential, clock: systemClock, random: Math.random },
  );
  return { store, names: tableNames(prefix) };
}
