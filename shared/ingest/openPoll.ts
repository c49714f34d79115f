import { createActivityApi } from '../activityApi/createActivityApi';
import { readSettings } from '../settings/readSettings';
import { runsInAzure } from '../settings/runsInAzure';
import { activityApiCredential } from '../signIn/activityApiCredential';
import { createAccessTokens } from '../signIn/createAccessTokens';
import { tableCredential } from '../signIn/tableCredential';
import { openTableStore } from '../tables/store/openTableStore';
import { tableNames } from '../tables/store/tableNames';
import type { Clock } from '../time/clock';
import type { PollDependencies } from './poll';

/**
 * Everything one poll needs, out of the environment. Opens no connection yet.
 * @throws SettingsFault with every variable to mend
 */
export function openPoll(
  env: NodeJS.ProcessEnv,
  { clock, random }: { clock: Clock; random: () => number },
): PollDependencies & { readonly isSimulated: boolean } {
  const settings = readSettings(env);
  const { activityApi, tables, tenantId, publisherId } = settings;
  const tokens = createAccessTokens({
    createCredential: () => activityApiCredential(settings),
    scope: activityApi.scope,
    authorityHost: activityApi.authorityHost,
    clock,
  });
  const credential = () =>
    tableCredential(tables.kind === 'endpoint' ? tables : {}, { runsInAzure: runsInAzure(env) });
  return {
    api: createActivityApi({ settings: { ...activityApi, tenantId, publisherId }, tokens, clock, random }),
    store: openTableStore(tables, { credential, clock, random }),
    names: tableNames(tables.prefix),
    clock,
    contentTypes: settings.contentTypes,
    retentionMonths: settings.retentionMonths,
    isSimulated: activityApi.isSimulated,
  };
}
