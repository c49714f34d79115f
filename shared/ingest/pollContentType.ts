import type { ActivityApi } from '../activityApi/activityApi';
import { OperatorFault } from '../faults/operatorFault';
import type { ContentLedger } from '../ledger/contentLedger';
import type { Coverage } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import { openDays } from '../ledger/openDays';
import { isAheadOf, pastCoverage } from '../ledger/pastCoverage';
import { uncover } from '../ledger/uncover';
import { unlistedFrom } from '../ledger/unlistedFrom';
import type { Clock } from '../time/clock';
import type { ContentFeed } from './contentFeed';
import type { SubscriptionState } from './ensureSubscription';
import { type FeedProgress, noProgress } from './feedProgress';
import type { Intake } from './intake';
import { listingPlan } from './listingPlan';
import { noticeLostTables } from './noticeLostTables';
import { openSpanGap } from './openSpanGap';
import type { PollSummary } from './pollSummary';
import { reconcileGaps } from './reconcileGaps';
import type { StopSignals } from './stopSignals';
import { subscribe } from './subscribe';
import type { SweepSlice } from './sweepSlice';
import { takeContent } from './takeContent';

/** What the parts of one poll share. */
export interface PollRoom {
  readonly api: ActivityApi;
  /** The service's time. */
  readonly clock: Clock;
  readonly localClock: Clock;
  /** When the list of subscriptions was asked for. */
  readonly askedAt?: Date | undefined;
  readonly ledger: ContentLedger;
  readonly coverage: CoverageTable;
  readonly intake: Intake;
  /** Content that a message tells of has its turn with whoever gets that; undefined: with this poll. */
  readonly isHandedOver?: boolean;
  readonly summary: PollSummary;
  readonly signals: StopSignals;
}

/** What a poll learnt of one content type. */
export interface ContentTypeOutcome {
  readonly contentType: string;
  /** Start of the stretch that was new, its overlap included. */
  readonly from: Date;
  readonly progress: FeedProgress;
  readonly isEnabled: boolean;
  /** It was cut off: what was listed and taken until then counts all the same. */
  readonly isStopped: boolean;
  readonly sweep: {
    /** Where the sweep stood when this poll began. */
    readonly before: Pick<Coverage, 'sweptAt' | 'sweptTo'>;
    readonly slice: SweepSlice;
  };
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
  const written = await coverage.read(contentType, options);
  if (isAheadOf(written, now)) {
    summary.notes.push(
      `The coverage row of ${contentType} said times that are still to come (a wrong clock, or edited by hand). They do not count: what Microsoft lists is listed again.`,
    );
  }
  const { lastPollAt } = pastCoverage(written, now);
  // The one tells of spans, the other of single blobs.
  await Promise.all([
    noticeLostTables(contentType, written, room, options),
    reconcileGaps(contentType, { ledger, coverage, lastPollAt }, options),
  ]);
  let subscription = await subscribe(contentType, isSubscribed, room, options);
  const coveredFrom = collectedFrom(subscription, now);
  // The start of coverage never moves: this counts for the first poll alone.
  const known = await coverage.update(
    contentType,
    (stored) => ({ coveredFrom: stored.coveredFrom ?? coveredFrom }),
    { ...options, now },
  );
  const plan = listingPlan(known, { now, localNow: room.localClock.now() });
  const gap = { contentType, from: unlistedFrom(known) ?? now, to: plan.earliest } as const;
  await openSpanGap({ ...gap, reason: 'notPolledInTime' }, room, options);

  const progress = noProgress();
  const days = openDays(known, now);
  const feed: ContentFeed = {
    ...{ contentType, api, ledger, clock, openDays: days },
    ...plan,
    isHandedOver: room.isHandedOver ?? false,
    beforeInsert: uncover(contentType, known, days, coverage),
    onListedTo: async (listedTo, storeOptions) => {
      if (known.coveredFrom)
        await coverage.update(contentType, () => ({ listedTo }), { ...storeOptions, now: clock.now() });
    },
  };
  const isStopped = await takeContent(feed, progress, room);
  progress.isWhole &&= plan.isUpToNow;

  if (progress.fault?.decision === 'startSubscription') {
    // The list of subscriptions says one thing and the listing another (AF20022, AF20023): start it. By now another poller may have: what
    // the listing said is as old as the list.
    subscription = await subscribe(contentType, false, room, options);
  }
  const { fault } = progress;
  if (subscription.state === 'waiting' && subscription.wasRefused && fault) {
    // The start was refused minutes ago and may not be asked for again yet: still nothing works until a person acts.
    throw new OperatorFault(fault.message, fault.fix, { cause: fault });
  }
  summary.listed += progress.listed;
  const sweep = { before: known, slice: plan.slice };
  const isEnabled = subscription.state !== 'waiting';
  return { contentType, from: plan.from, progress, isEnabled, isStopped, sweep };
}

/** While a start is being waited for, nothing says that anything is collected. */
function collectedFrom(subscription: SubscriptionState, now: Date): Date | undefined {
  if (subscription.state === 'waiting') return undefined;
  return subscription.state === 'started' ? subscription.startedAt : now;
}
