import type { ActivityApi } from '../activityApi/activityApi';
import { LISTABLE_MS, listingWindows } from '../activityApi/listingWindows';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import type { Coverage } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import { openDays } from '../ledger/openDays';
import { retryPauseMs } from '../ledger/retryPause';
import type { Clock } from '../time/clock';
import { type ContentFeed, contentFeed } from './contentFeed';
import type { ContentIntake } from './contentIntake';
import { type FeedProgress, noProgress } from './feedProgress';
import { forEachParallel } from './forEachParallel';
import { listingStart } from './listingStart';
import { openSpanGap } from './openSpanGap';
import type { PollSummary } from './pollSummary';
import { reconcileGaps } from './reconcileGaps';
import type { StopSignals } from './stopSignals';
import { subscribe } from './subscribe';

const PARALLEL_CONTENTS = 16;
// Second chances within the same poll: what waits longer waits for the next one.
const LONGEST_WAIT_IN_POLL_MS = 15_000;

// Every one of these was tried several times: a service that is down is not asked for thousands of blobs more.
const UNAVAILABLE_IN_A_ROW = 3 * PARALLEL_CONTENTS;

/** What the parts of one poll share. */
export interface PollRoom {
  readonly api: ActivityApi;
  /** The service's time. */
  readonly clock: Clock;
  readonly localClock: Clock;
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
  const { api, clock, ledger, coverage, summary, signals } = room;
  const options = { abortSignal: signals.now };
  const now = clock.now();
  await reconcileGaps(contentType, { ledger, coverage }, options);
  let subscription = await subscribe(contentType, isSubscribed, room, options);
  const coveredFrom = subscription.state === 'started' ? subscription.startedAt : now;
  // The start of coverage never moves: this counts for the first poll alone.
  const known = await coverage.update(
    contentType,
    (stored) => ({ coveredFrom: stored.coveredFrom ?? coveredFrom }),
    options,
  );
  const earliest = new Date(now.getTime() - LISTABLE_MS);
  const gap = { contentType, from: known.listedTo ?? coveredFromOf(known, now), to: earliest } as const;
  await openSpanGap({ ...gap, reason: 'notPolledInTime' }, room, options);

  const progress = noProgress();
  const { from, isSweep } = listingStart(known, earliest, now);
  // Ends by the smaller of both clocks, so that nothing is claimed which could still appear; starts by the service's own.
  const end = new Date(Math.min(now.getTime(), room.localClock.now().getTime()));
  const newWindows = listingWindows({ from, to: end }, end, earliest).windows;
  const before = isSweep ? listingWindows({ from: earliest, to: from }, end, earliest).windows : [];
  const sweepWindows = before.toReversed();
  const days = openDays(known, now);
  await takeContent(
    { contentType, api, ledger, clock, openDays: days, newWindows, sweepWindows, now: end },
    progress,
    room,
  );

  if (progress.fault?.decision === 'startSubscription') {
    // The list of subscriptions says one thing and the listing another (AF20022, AF20023): start it.
    subscription = await subscribe(contentType, false, room, options);
  }
  const { fault } = progress;
  if (subscription.state === 'waiting' && subscription.wasRefused && fault) {
    // The start was refused minutes ago and may not be asked for again yet: still nothing works until a person acts.
    throw new OperatorFault(fault.message, fault.fix, { cause: fault });
  }
  summary.listed += progress.listed;
  return { contentType, progress, isEnabled: subscription.state !== 'waiting', isSweep };
}

function coveredFromOf({ coveredFrom }: Coverage, now: Date): Date {
  return coveredFrom ?? now;
}

/** Takes what the feed gives, and what failed once more after some seconds. */
async function takeContent(feed: ContentFeed, progress: FeedProgress, room: PollRoom): Promise<void> {
  const { clock, ledger, intake, summary, signals } = room;
  const options = { abortSignal: signals.now };
  let again: ContentEntry[] = [];
  let unavailableInARow = 0;
  const isUnavailable = () => unavailableInARow >= UNAVAILABLE_IN_A_ROW;
  const take = async (entry: ContentEntry) => {
    if (signals.isStopped() || isUnavailable()) return;
    const taken = await intake.take(entry, options);
    unavailableInARow = taken === 'unavailable' ? unavailableInARow + 1 : 0;
    if (taken !== 'done') again.push(entry);
  };
  const stops = { ...options, isStopped: signals.isStopped, isUnavailable };
  await forEachParallel(contentFeed(feed, progress, stops), PARALLEL_CONTENTS, take);
  for (let attempts = 1; again.length > 0; attempts++) {
    const pauseMs = retryPauseMs(attempts, { isRefused: false });
    if (pauseMs > LONGEST_WAIT_IN_POLL_MS || signals.isStopped() || isUnavailable()) break;
    await clock.sleep(pauseMs, options);
    const failed = again;
    again = [];
    await forEachParallel(dueAgain(failed, ledger), PARALLEL_CONTENTS, take);
  }
  if (isUnavailable()) {
    summary.notes.push(
      `The service gave nothing of ${feed.contentType} any more (${intake.lastFaultCode}); what is listed is tried again by later polls, after pauses of up to an hour.`,
    );
  }
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
