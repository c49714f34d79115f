import type { ReadableTables } from '../query/readableTables';
import type { TableSettings } from '../settings/settings';
import { tableCredential } from '../signIn/tableCredential';
import { azureTableStore } from '../tables/store/azureTableStore';
import { openTableClients } from '../tables/store/openTableClients';
import { tableNames } from '../tables/store/tableNames';
import type { Clock } from '../time/clock';
import { signedInOnce } from './signedInOnce';
import { TableProbes } from './tableProbes';

/** The tables, to be looked at. */
export interface DoctorTables extends ReadableTables {
  readonly probes: TableProbes;
  /** An address, never a connection string. */
  readonly account: string;
  /** As whom, for a person: "as the person signed in ...". */
  readonly identity: string;
}

/** The tables that the settings name, with one sign-in for all requests. Opens no connection yet. */
export function openDoctorTables(
  settings: TableSettings,
  { runsInAzure, clock, random }: { runsInAzure: boolean; clock: Clock; random: () => number },
): DoctorTables {
  const credential = () =>
    signedInOnce(tableCredential(settings.kind === 'endpoint' ? settings : {}, { runsInAzure }));
  const clients = openTableClients(settings, credential);
  const person = runsInAzure ? "as the app's managed identity" : 'as the person signed in with az login';
  return {
    store: azureTableStore(clients, { clock, random }),
    names: tableNames(settings.prefix),
    probes: new TableProbes(clients, clock),
    account: clients.account,
    identity: settings.kind === 'connectionString' ? 'with the connection string' : person,
  };
}
