import type { ActivityApi } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { Coverage } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import type { Clock } from '../time/clock';
import { enabledContentTypes } from './enabledContentTypes';

// "Wait 15 minutes between start requests" (Management Activity API reference, start a subscription).
const START_PAUSE_MS = 15 * 60_000;
// Two pollers, each with its own clock.
const CLOCKS_MAY_DIFFER_MS = 60_000;
// Another poller's request under way is answered within seconds; what is not was asked for by one that was killed.
const LOOKS_FOR_ANSWER = 5;
const PAUSE_BETWEEN_LOOKS_MS = 2_000;

export type SubscriptionState =
  | { readonly state: 'enabled' | 'running' }
  | { readonly state: 'waiting'; readonly wasRefused: boolean }
  | { readonly state: 'started'; readonly startedAt: Date };

/**
 * Makes sure that a content type is being collected: starts the subscription where it is missing or disabled, never twice in 15 minutes,
 * also across polls and restarts (the time of the request is written down before it is sent).
 *
 * @param isEnabled what the list of subscriptions says
 * @param room.known the coverage row as read just now; where another poller has written since, this one asks for no start
 * @returns `enabled` by the list; `running` all the time, as the start says (AF20024); `started` just now, at `startedAt`; or `waiting`
 *   for the 15 minutes
 */
export async function ensureSubscription(
  contentType: string,
  isEnabled: boolean,
  {
    api,
    coverage,
    clock,
    known,
  }: { api: ActivityApi; coverage: CoverageTable; clock: Clock; known: Coverage },
  options: { abortSignal: AbortSignal },
): Promise<SubscriptionState> {
  if (isEnabled) return { state: 'enabled' };
  const agoMs = clock.now().getTime() - (known.startRequestedAt?.getTime() ?? 0);
  // A request further in the future was noted by a clock that was wrong.
  if (agoMs > -CLOCKS_MAY_DIFFER_MS && agoMs < START_PAUSE_MS) {
    const isAnswered = known.startAnsweredAt?.getTime() === known.startRequestedAt?.getTime();
    if (isAnswered)
      return {
        state: 'waiting',
        wasRefused: known.startRefusedAt?.getTime() === known.startRequestedAt?.getTime(),
      };
    if (await isStartedByOther(contentType, api, clock, options)) return { state: 'enabled' };
  }
  return start(contentType, known, { api, coverage, clock }, options);
}

/** Asks for the start, where no other poller has asked or been answered since `known` was read: two would lie within 15 minutes. */
async function start(
  contentType: string,
  known: Coverage,
  { api, coverage, clock }: { api: ActivityApi; coverage: CoverageTable; clock: Clock },
  options: { abortSignal: AbortSignal },
): Promise<SubscriptionState> {
  const startedAt = clock.now();
  let isOurs = true;
  const ask = ({ startRequestedAt, startAnsweredAt }: Coverage) => {
    const standsAt = startRequestedAt?.getTime();
    const isAsKnown =
      standsAt === known.startRequestedAt?.getTime() &&
      startAnsweredAt?.getTime() === known.startAnsweredAt?.getTime();
    // Our own where it was written and the reply lost.
    isOurs = isAsKnown || standsAt === startedAt.getTime();
    return isOurs ? { startRequestedAt: startedAt } : {};
  };
  await coverage.update(contentType, ask, options);
  if (!isOurs) return { state: 'waiting', wasRefused: false };
  try {
    const outcome = await api.startSubscription(contentType, options);
    await coverage.update(contentType, () => ({ startAnsweredAt: startedAt }), options);
    // Somewhere between request and answer: only from the answer on it is certain.
    if (outcome === 'started') return { state: 'started', startedAt: clock.now() };
    // Started by the poll that asked before and was killed, rather than running all the time.
    const isAnswered = known.startAnsweredAt?.getTime() === known.startRequestedAt?.getTime();
    return { state: isAnswered ? 'running' : 'enabled' };
  } catch (error) {
    options.abortSignal.throwIfAborted();
    const isRefused = error instanceof ActivityApiFault && error.decision === 'stop';
    const answered = { startAnsweredAt: startedAt, ...(isRefused && { startRefusedAt: startedAt }) };
    await coverage.update(contentType, () => answered, options);
    throw error;
  }
}

/** A start that was noted but not answered: another poller is at it, or was killed before it asked. The list tells within seconds. */
async function isStartedByOther(
  contentType: string,
  api: ActivityApi,
  clock: Clock,
  options: { abortSignal: AbortSignal },
): Promise<boolean> {
  for (let look = 1; look <= LOOKS_FOR_ANSWER; look++) {
    await clock.sleep(PAUSE_BETWEEN_LOOKS_MS, options);
    if ((await enabledContentTypes(api, options)).has(contentType.toLowerCase())) return true;
  }
  return false;
}
