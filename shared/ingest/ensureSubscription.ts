import type { ActivityApi } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Clock } from '../time/clock';

// "Wait 15 minutes between start requests" (Management Activity API reference, start a subscription).
const START_PAUSE_MS = 15 * 60_000;

export type SubscriptionState =
  | { readonly state: 'enabled' | 'running' }
  | { readonly state: 'waiting'; readonly wasRefused: boolean }
  | { readonly state: 'started'; readonly startedAt: Date };

/**
 * Makes sure that a content type is being collected: starts the subscription where it is missing or disabled, never twice in 15 minutes,
 * also across polls and restarts (the time of the request is written down before it is sent).
 *
 * @param isEnabled what the list of subscriptions says
 * @returns `enabled` by the list; `running` all the time, as the start says (AF20024); `started` just now, at `startedAt`; or `waiting`
 *   for the 15 minutes
 */
export async function ensureSubscription(
  contentType: string,
  isEnabled: boolean,
  { api, coverage, clock }: { api: ActivityApi; coverage: CoverageTable; clock: Clock },
  options: { abortSignal: AbortSignal },
): Promise<SubscriptionState> {
  if (isEnabled) return { state: 'enabled' };
  const startedAt = clock.now();
  const { startRequestedAt, startRefusedAt } = await coverage.read(contentType, options);
  const agoMs = startedAt.getTime() - (startRequestedAt?.getTime() ?? 0);
  // A request in the future was noted by a clock that was wrong.
  if (agoMs >= 0 && agoMs < START_PAUSE_MS) {
    return { state: 'waiting', wasRefused: startRefusedAt?.getTime() === startRequestedAt?.getTime() };
  }
  await coverage.update(contentType, () => ({ startRequestedAt: startedAt }), options);
  let outcome: 'started' | 'alreadyEnabled';
  try {
    outcome = await api.startSubscription(contentType, options);
  } catch (error) {
    const isRefused = error instanceof ActivityApiFault && error.decision === 'stop';
    if (isRefused) await coverage.update(contentType, () => ({ startRefusedAt: startedAt }), options);
    throw error;
  }
  return outcome === 'started' ? { state: 'started', startedAt } : { state: 'running' };
}
