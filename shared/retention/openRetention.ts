import { appVersion } from '../ingest/appVersion';
import { readTableSettings } from '../settings/readTableSettings';
import { runsInAzure } from '../settings/runsInAzure';
import { tableCredential } from '../signIn/tableCredential';
import { azureTableStore } from '../tables/store/azureTableStore';
import { openTableClients } from '../tables/store/openTableClients';
import { tableNames } from '../tables/store/tableNames';
import type { Clock } from '../time/clock';
import type { DropMonthsDependencies } from './dropMonths';
import { tableDropper } from './tableDropper';

/**
 * What dropping months works with, out of the environment. Opens no connection yet.
 * @throws SettingsFault with every variable to mend
 */
export function openRetention(
  env: NodeJS.ProcessEnv,
  { clock, random }: { clock: Clock; random: () => number },
): DropMonthsDependencies {
  const settings = readTableSettings(env);
  const credential = () =>
    tableCredential(settings.kind === 'endpoint' ? settings : {}, { runsInAzure: runsInAzure(env) });
  const clients = openTableClients(settings, credential);
  return {
    store: azureTableStore(clients, { clock, random }),
    names: tableNames(settings.prefix),
    dropper: tableDropper(clients, { clock, random }),
    clock,
    app: env.WEBSITE_SITE_NAME?.trim() || 'cli',
    appVersion: appVersion(),
  };
}
