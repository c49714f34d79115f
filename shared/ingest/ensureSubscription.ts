import type { ActivityApi } from '../activityApi/activityApi';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Clock } from '../time/clock';

// "Wait 15 minutes between start requests" (Management Activity API reference, start a subscription).
const START_PAUSE_MS = 15 * 60_000;

/**
 * Makes sure that a content type is being collected: starts the subscription where it is missing or disabled, never twice in 15 minutes,
 * also across polls and restarts (the time of the request is written down before it is sent).
 *
 * @param isEnabled what the list of subscriptions says
 * @returns `enabled`, also where the start says that it was on already (AF20024); `started` just now, at `startedAt`; or `waiting` for
 *   the 15 minutes
 */
export async function ensureSubscription(
  contentType: string,
  isEnabled: boolean,
  { api, coverage, clock }: { api: ActivityApi; coverage: CoverageTable; clock: Clock },
  options: { abortSignal: AbortSignal },
): Promise<{ state: 'enabled' | 'waiting' } | { state: 'started'; startedAt: Date }> {
  if (isEnabled) return { state: 'enabled' };
  const startedAt = clock.now();
  const { startRequestedAt } = await coverage.read(contentType, options);
  if (startRequestedAt && startedAt.getTime() - startRequestedAt.getTime() < START_PAUSE_MS)
    return { state: 'waiting' };
  await coverage.update(contentType, () => ({ startRequestedAt: startedAt }), options);
  const outcome = await api.startSubscription(contentType, options);
  return outcome === 'started' ? { state: 'started', startedAt } : { state: 'enabled' };
}
