import type { TokenCredential } from '@azure/identity';
import type { TableSettings } from '../../settings/settings';
import type { Clock } from '../../time/clock';
import { azureTableStore } from './azureTableStore';
import { openTableClients } from './openTableClients';
import type { TableStore } from './tableStore';

/**
 * Opens the store that the settings name.
 * @param credential asked for only where the settings name an endpoint: a connection string signs in by itself
 * @param deployedTables that are never made here: the deployment makes them, with rights of their own
 */
export function openTableStore(
  settings: TableSettings,
  {
    credential,
    ...dependencies
  }: {
    credential: () => TokenCredential;
    clock: Clock;
    random: () => number;
    deployedTables?: readonly string[];
  },
): TableStore {
  return azureTableStore(openTableClients(settings, credential), dependencies);
}
