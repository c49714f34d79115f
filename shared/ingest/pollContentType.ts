import type { ActivityApi } from '../activityApi/activityApi';
import { LISTABLE_MS, listingWindows } from '../activityApi/listingWindows';
import { serviceNow } from '../activityApi/serviceNow';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import type { CoverageTable } from '../ledger/coverageTable';
import { openDays } from '../ledger/openDays';
import { retryPauseMs } from '../ledger/retryPause';
import type { Clock } from '../time/clock';
import { contentFeed, type FeedProgress } from './contentFeed';
import type { ContentIntake } from './contentIntake';
import { ensureSubscription } from './ensureSubscription';
import { forEachParallel } from './forEachParallel';
import { listingStart } from './listingStart';
import { openGapBefore } from './openGapBefore';
import type { PollSummary } from './pollSummary';
import { reconcileGaps } from './reconcileGaps';
import type { StopSignals } from './stopSignals';

const PARALLEL_CONTENTS = 16;
// Second chances within the same poll: what waits longer waits for the next one.
const LONGEST_WAIT_IN_POLL_MS = 15_000;

// Every one of these was tried several times: a service that is down is not asked for thousands of blobs more.
const UNAVAILABLE_IN_A_ROW = 3 * PARALLEL_CONTENTS;

/** What the parts of one poll share. */
export interface PollRoom {
  readonly api: ActivityApi;
  readonly clock: Clock;
  readonly ledger: ContentLedger;
  readonly coverage: CoverageTable;
  readonly intake: ContentIntake;
  readonly summary: PollSummary;
  readonly signals: StopSignals;
}

/** What a poll learnt of one content type. */
export interface ContentTypeOutcome {
  readonly contentType: string;
  readonly progress: FeedProgress;
  readonly isEnabled: boolean;
  /** Every window up to the poll's start was listed to its last page. */
  readonly isListed: boolean;
  /** The whole reach of the API was listed, not the newest stretch alone. */
  readonly isSweep: boolean;
}

/**
 * Polls one content type: subscription, gaps, then everything that is worth a fetch. What it took is on its way into the tables, not
 * durable yet.
 * @throws OperatorFault, ActivityApiFault with decision `stop`, or the stop signal's reason
 */
export async function pollContentType(
  contentType: string,
  isSubscribed: boolean,
  room: PollRoom,
): Promise<ContentTypeOutcome> {
  const { api, clock, ledger, coverage, intake, summary, signals } = room;
  const options = { abortSignal: signals.now };
  const now = serviceNow(clock.now(), api.clockSkewMs);
  await reconcileGaps(contentType, { ledger, coverage }, options);
  const known = await coverage.read(contentType, options);
  const subscription = await ensureSubscription(contentType, isSubscribed, { api, coverage, clock }, options);
  if (!known.coveredFrom) {
    const coveredFrom = subscription.state === 'started' ? subscription.startedAt : now;
    await coverage.update(contentType, () => ({ coveredFrom }), options);
  }
  const earliest = new Date(now.getTime() - LISTABLE_MS);
  const { from, isSweep } = listingStart(known, earliest, now);
  await openGapBefore({ contentType, known, earliest, subscription, now }, { coverage, summary }, options);

  const progress: FeedProgress = {
    listedTo: undefined,
    isWhole: false,
    fault: undefined,
    lastContentCreated: undefined,
    listed: 0,
  };
  const { windows } = listingWindows({ from, to: now }, now);
  const feed = { contentType, api, ledger, openDays: openDays(known, now), windows, now };
  let again: ContentEntry[] = [];
  let unavailableInARow = 0;
  const isStopped = () => signals.isStopped() || unavailableInARow >= UNAVAILABLE_IN_A_ROW;
  const take = async (entry: ContentEntry) => {
    if (isStopped()) return;
    const taken = await intake.take(entry, options);
    unavailableInARow = taken === 'unavailable' ? unavailableInARow + 1 : 0;
    if (taken !== 'done') again.push(entry);
  };
  const stops = { ...options, isStopped };
  await forEachParallel(contentFeed(feed, progress, stops), PARALLEL_CONTENTS, take);
  for (let attempts = 1; again.length > 0; attempts++) {
    const pauseMs = retryPauseMs(attempts, { isRefused: false });
    if (pauseMs > LONGEST_WAIT_IN_POLL_MS || isStopped()) break;
    await clock.sleep(pauseMs, options);
    const failed = again;
    again = [];
    await forEachParallel(dueAgain(failed, ledger), PARALLEL_CONTENTS, take);
  }
  if (unavailableInARow >= UNAVAILABLE_IN_A_ROW) {
    summary.notes.push(
      `The service gave nothing of ${contentType} any more; the next poll goes on where this one stopped.`,
    );
  }
  summary.listed += progress.listed;
  return {
    contentType,
    progress,
    isEnabled: subscription.state !== 'waiting',
    isListed: progress.isWhole,
    isSweep,
  };
}

/** Entries as the ledger has them now: their attempts and etags have changed since. */
async function* dueAgain(
  entries: readonly ContentEntry[],
  ledger: ContentLedger,
): AsyncGenerator<ContentEntry> {
  for (const entry of entries) {
    const fresh = await ledger.find(entry);
    if (fresh?.state === 'listed') yield fresh;
  }
}
