import type { ActivityApi } from '../activityApi/activityApi';
import { type Coverage, NEVER } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import { unlistedFrom } from '../ledger/unlistedFrom';
import type { Clock } from '../time/clock';
import { ensureSubscription, type SubscriptionState } from './ensureSubscription';
import { openSpanGap } from './openSpanGap';
import type { PollSummary } from './pollSummary';

// Two pollers' times, each by the whole seconds of the service's Date.
const CLOCKS_MAY_DIFFER_MS = 5_000;

/**
 * Has a content type collected, and keeps account of the time in which it was not: what becomes available between a stop and the next
 * start cannot be fetched afterwards (reference, "stop a subscription"). Since when is written down before the start is asked for, so
 * that neither a lost reply nor a kill nor an administrator's own start hides the gap.
 *
 * Not knowable: a subscription that was switched off and on again between two polls. The list of subscriptions shows no history.
 *
 * @param isEnabled what the list of subscriptions says, or the listing's own answer
 * @param room.askedAt when the list was asked for; default: just now, so that no other poller's start lies in between
 * @returns the state, and since when content is collected where that is known better than by the list
 */
export async function subscribe(
  contentType: string,
  isEnabled: boolean,
  {
    api,
    coverage,
    clock,
    summary,
    askedAt,
  }: {
    api: ActivityApi;
    coverage: CoverageTable;
    clock: Clock;
    summary: PollSummary;
    askedAt?: Date | undefined;
  },
  options: { abortSignal: AbortSignal },
): Promise<SubscriptionState> {
  const known = await coverage.read(contentType, { ...options, now: clock.now() });
  const toldTo = (moment: Date) => disabledGapEnd(contentType, moment, coverage, options);
  let disabledFrom = openSince(known);
  // A poll was killed after it had written the gap: that one has its end.
  if (disabledFrom && (await toldTo(disabledFrom))) disabledFrom = undefined;
  if (!isEnabled && !disabledFrom && !isStartedSince(askedAt, known)) {
    const unlisted = unlistedFrom(known);
    disabledFrom = unlisted && ((await toldTo(unlisted)) ?? unlisted);
  }
  let standing = known;
  if (disabledFrom?.getTime() !== openSince(known)?.getTime())
    standing = await coverage.update(contentType, () => ({ disabledFrom: disabledFrom ?? NEVER }), options);
  const room = { api, coverage, clock, known: standing };
  const subscription = await ensureSubscription(contentType, isEnabled, room, options);
  if (!disabledFrom || subscription.state === 'waiting') return subscription;
  // A start that was refused meanwhile proves that it did not run all the time.
  const wasRefused = known.startRefusedAt !== undefined && known.startRefusedAt >= disabledFrom;
  if (subscription.state !== 'running' || wasRefused) {
    const to = subscription.state === 'started' ? subscription.startedAt : clock.now();
    const gap = { contentType, from: disabledFrom, to, reason: 'subscriptionDisabled' } as const;
    await openSpanGap(gap, { coverage, clock, summary }, options);
  }
  await coverage.update(contentType, () => ({ disabledFrom: NEVER }), options);
  return subscription;
}

/** Another poller has asked for the start meanwhile, so the list is older than that: it wrote down what there was to write. */
function isStartedSince(askedAt: Date | undefined, { startRequestedAt }: Coverage): boolean {
  return (
    askedAt !== undefined &&
    startRequestedAt !== undefined &&
    startRequestedAt.getTime() >= askedAt.getTime() - CLOCKS_MAY_DIFFER_MS
  );
}

/** Where the gap ends that tells a moment as one in which nothing was collected; undefined where none does. */
async function disabledGapEnd(
  contentType: string,
  moment: Date,
  coverage: CoverageTable,
  options: { abortSignal: AbortSignal },
): Promise<Date | undefined> {
  const gaps = await coverage.spanGaps(contentType, options);
  const isOfMoment = ({ from, to, reason }: Gap) =>
    reason === 'subscriptionDisabled' && from <= moment && moment < to;
  return gaps.find(isOfMoment)?.to;
}

function openSince({ disabledFrom }: Coverage): Date | undefined {
  return disabledFrom && disabledFrom > NEVER ? disabledFrom : undefined;
}
