import type { ActivityApi } from '../activityApi/activityApi';
import { type Coverage, NEVER } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Clock } from '../time/clock';
import { ensureSubscription, type SubscriptionState } from './ensureSubscription';
import { openSpanGap } from './openSpanGap';
import type { PollSummary } from './pollSummary';

/**
 * Has a content type collected, and keeps account of the time in which it was not: what becomes available between a stop and the next
 * start cannot be fetched afterwards (reference, "stop a subscription"). Since when is written down before the start is asked for, so
 * that neither a lost reply nor a kill nor an administrator's own start hides the gap.
 *
 * @param isEnabled what the list of subscriptions says, or the listing's own answer
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
  }: { api: ActivityApi; coverage: CoverageTable; clock: Clock; summary: PollSummary },
  options: { abortSignal: AbortSignal },
): Promise<SubscriptionState> {
  const known = await coverage.read(contentType, options);
  const disabledFrom = isEnabled
    ? openSince(known)
    : (openSince(known) ?? known.listedTo ?? known.coveredFrom);
  if (disabledFrom && !openSince(known))
    await coverage.update(contentType, () => ({ disabledFrom }), options);
  const subscription = await ensureSubscription(contentType, isEnabled, { api, coverage, clock }, options);
  if (!disabledFrom || subscription.state === 'waiting') return subscription;
  if (subscription.state !== 'running') {
    const to = subscription.state === 'started' ? subscription.startedAt : clock.now();
    const gap = { contentType, from: disabledFrom, to, reason: 'subscriptionDisabled' } as const;
    await openSpanGap(gap, { coverage, clock, summary }, options);
  }
  await coverage.update(contentType, () => ({ disabledFrom: NEVER }), options);
  return subscription;
}

function openSince({ disabledFrom }: Coverage): Date | undefined {
  return disabledFrom && disabledFrom > NEVER ? disabledFrom : undefined;
}
