import type { Coverage } from '../ledger/coverage';
import { newestRuns } from '../ledger/pollRuns';
import { gapsWithin } from '../query/gapsWithin';
import type { ReadableTables } from '../query/readableTables';
import { silentRecordTypes } from '../query/silentRecordTypes';
import type { Clock } from '../time/clock';
import { appRightsCheck } from './appRightsCheck';
import type { FeedSettings } from './doctorSettings';
import { expectedRecordsFinding } from './expectedRecordsFinding';
import type { Finding } from './finding';
import { gapsCheck } from './gapsCheck';
import { lastPollCheck } from './lastPollCheck';
import { ownerCheck } from './ownerCheck';
import { readProbedRights } from './probedRightsRow';
import { quarantineCheck } from './quarantineCheck';
import { silenceCheck } from './silenceCheck';

// As many as tell the usual interval.
const RUNS = 20;
const RIGHTS_DAYS = 14;

/** Examines something of the tables within its time. */
export type Look = (
  name: string,
  work: (options: { abortSignal: AbortSignal }) => Promise<Finding>,
) => Promise<Finding>;

/**
 * What the tables say about themselves: whose they are, whether polling goes on, gaps, quarantine, records that are missed.
 * @param coverage without a result nothing that builds on it is looked at: one line says why
 * @returns findings in the order to be told, all under way
 */
export function stateFindings(
  tables: ReadableTables,
  { checks: unread, result: known }: Finding<ReadonlyMap<string, Coverage>>,
  {
    clock,
    feed,
    look,
  }: { clock: Clock; feed: Pick<FeedSettings, 'contentTypes' | 'tenantId'> | undefined; look: Look },
): Promise<Finding>[] {
  const { store, names } = tables;
  const read = { store, names, clock };
  const quarantine = look('quarantine', async (options) => ({
    checks: [await quarantineCheck(tables, options)],
  }));
  const expected = look('expected records', (options) => expectedRecordsFinding(tables, options));
  if (!known) return [Promise.resolve({ checks: unread }), quarantine, expected];
  return [
    ...(feed
      ? [look('owner', async (options) => ({ checks: [await ownerCheck(tables, feed.tenantId, options)] }))]
      : []),
    look('last poll', async (options) => {
      const now = clock.now();
      const runs = await newestRuns(store, names, { limit: RUNS, now }, options);
      return { checks: [lastPollCheck({ coverage: known, runs, contentTypes: feed?.contentTypes }, now)] };
    }),
    look('app rights', async (options) => {
      const now = clock.now();
      const rights = await readProbedRights(tables, { now, days: RIGHTS_DAYS }, options);
      const runs = await newestRuns(store, names, { limit: RUNS, now }, options);
      return { checks: [appRightsCheck(rights, runs, now)].filter((check) => check !== undefined) };
    }),
    look('gaps', async (options) => ({ checks: [gapsCheck(await gapsWithin(read, {}, options))] })),
    quarantine,
    expected,
    look('daily records', async (options) => ({
      checks: [silenceCheck(await silentRecordTypes(read, options))],
    })),
  ];
}
