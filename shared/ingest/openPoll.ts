import { type ActivityApiDependencies, createActivityApi } from '../activityApi/createActivityApi';
import { REQUESTS_PER_MINUTE } from '../activityApi/requestsPerMinute';
import { createSharedRequestBudget } from '../activityApi/sharedRequestBudget';
import { lateContentQueue } from '../contentQueue/lateContentQueue';
import { BudgetRow } from '../ledger/budgetRow';
import { blobSealCopies } from '../seals/blobSealCopies';
import { readSettings } from '../settings/readSettings';
import { runsInAzure } from '../settings/runsInAzure';
import type { QueueSettings, TableSettings } from '../settings/settings';
import { activityApiCredential } from '../signIn/activityApiCredential';
import { createAccessTokens } from '../signIn/createAccessTokens';
import { tableCredential } from '../signIn/tableCredential';
import { openTableStore } from '../tables/store/openTableStore';
import { tableNames } from '../tables/store/tableNames';
import type { Clock } from '../time/clock';
import { appVersion } from './appVersion';
import { BacklogPace } from './backlogPace';
import type { PollDependencies } from './poll';

/** How fast the Activity API may be asked; undefined: as fast as its quota allows. */
export type RequestRate = Pick<ActivityApiDependencies, 'requestsPerMinute' | 'burstRequests'>;

/**
 * Everything one poll needs, out of the environment. Opens no connection yet.
 * @throws SettingsFault with every variable to mend
 */
export function openPoll(
  env: NodeJS.ProcessEnv,
  { clock, random, requestRate }: { clock: Clock; random: () => number; requestRate?: RequestRate },
): PollDependencies & { readonly isSimulated: boolean } {
  const settings = readSettings(env);
  const { activityApi, tables, queues, tenantId, publisherId } = settings;
  const tokens = createAccessTokens({
    createCredential: () => activityApiCredential(settings),
    scope: activityApi.scope,
    authorityHost: activityApi.authorityHost,
    clock,
  });
  const credentialFor = (place: TableSettings | QueueSettings) => () =>
    tableCredential(place.kind === 'endpoint' ? place : {}, { runsInAzure: runsInAzure(env) });
  const credential = credentialFor(tables);
  const names = tableNames(tables.prefix);
  const deployedTables = runsInAzure(env) ? [names.content, names.coverage] : [];
  const store = openTableStore(tables, { credential, clock, random, deployedTables });
  // In queue mode many ask at once, on any number of machines; who goes at a slower pace keeps to that by itself.
  const isShared = settings.ingestMode === 'queue' && requestRate === undefined;
  const budgetRow = new BudgetRow(store, names.coverage, { clock, random });
  return {
    api: createActivityApi({
      settings: { ...activityApi, tenantId, publisherId },
      tokens,
      clock,
      random,
      ...requestRate,
      ...(isShared && {
        budget: createSharedRequestBudget(budgetRow, { clock, requestsPerMinute: REQUESTS_PER_MINUTE }),
      }),
    }),
    store,
    names,
    deployedTables,
    clock,
    sealCopies:
      settings.sealHeadsUrl === undefined
        ? undefined
        : blobSealCopies(settings.sealHeadsUrl, { prefix: tables.prefix, credential: credential() }),
    handover:
      settings.ingestMode === 'queue' && queues
        ? {
            queue: lateContentQueue(queues, { credential: credentialFor(queues) }),
            pace: new BacklogPace(budgetRow, clock, REQUESTS_PER_MINUTE),
          }
        : undefined,
    contentTypes: settings.contentTypes,
    retentionMonths: settings.retentionMonths,
    origin: {
      tenantId,
      app: env.WEBSITE_SITE_NAME?.trim() || 'cli',
      appVersion: appVersion(),
      instance: Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    },
    isSimulated: activityApi.isSimulated,
  };
}
