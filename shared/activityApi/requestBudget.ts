import type { Clock } from '../time/clock';

/** Keeps the requests of one tenant under its quota. */
export interface RequestBudget {
  /** Waits until one more request may be sent; first come, first served. */
  take(options?: { abortSignal?: AbortSignal | undefined }): Promise<void>;
  /** Nobody sends for so long: the service has asked for a pause. */
  hold(durationMs: number): void;
}

const MINUTE_MS = 60_000;
const LONGEST_HOLD_MS = 60_000;

/**
 * A token bucket (in its form as virtual schedule, GCRA): a minute's quota may go at once, as after a quiet night, and refills evenly. In no
 * minute, wherever it begins, go more than the quota from this one budget: the bucket alone would let twice as many go within the first.
 * Where the service says that this was too fast, the bucket counts as empty: from then on the even rate is kept.
 *
 * @param burstRequests how many may go at once after a quiet time
 */
export function createRequestBudget(
  clock: Clock,
  requestsPerMinute: number,
  { burstRequests = requestsPerMinute }: { burstRequests?: number | undefined } = {},
): RequestBudget {
  const intervalMs = MINUTE_MS / requestsPerMinute;
  const toleranceMs = (burstRequests - 1) * intervalMs;
  let dueMs = Number.NEGATIVE_INFINITY;
  let heldUntilMs = Number.NEGATIVE_INFINITY;
  // When each of the last ones went, as many as a minute may have: the next one takes the place of the oldest.
  let sentMs: number[] = [];
  let next = 0;
  let last: Promise<void> = Promise.resolve();

  function waitMs(): number {
    const nowMs = clock.now().getTime();
    // A clock set back must not stop the requests for the time it was set back.
    heldUntilMs = Math.min(heldUntilMs, nowMs + LONGEST_HOLD_MS);
    dueMs = Math.min(dueMs, Math.max(nowMs, heldUntilMs) + toleranceMs + intervalMs);
    // What a clock that was ahead has noted counts as sent now.
    if ((sentMs[next] ?? nowMs) > nowMs) sentMs = sentMs.map((eachMs) => Math.min(eachMs, nowMs));
    const freeMs = (sentMs[next] ?? Number.NEGATIVE_INFINITY) + MINUTE_MS;
    // A minute's quota has gone: the even rate from then on, not the same haste once a minute.
    if (freeMs > nowMs) dueMs = Math.max(dueMs, freeMs + toleranceMs);
    return Math.max(dueMs - toleranceMs, heldUntilMs) - nowMs;
  }

  async function takeInTurn(abortSignal: AbortSignal | undefined): Promise<void> {
    for (let durationMs = waitMs(); durationMs > 0; durationMs = waitMs()) {
      await clock.sleep(Math.ceil(durationMs), { abortSignal });
    }
    abortSignal?.throwIfAborted();
    const nowMs = clock.now().getTime();
    dueMs = Math.max(dueMs, nowMs) + intervalMs;
    sentMs[next] = nowMs;
    next = (next + 1) % Math.max(1, Math.floor(requestsPerMinute));
  }

  return {
    take({ abortSignal } = {}) {
      const turn = last.then(() => takeInTurn(abortSignal));
      last = turn.catch(() => undefined);
      return turn;
    },
    hold(durationMs) {
      heldUntilMs = Math.max(heldUntilMs, clock.now().getTime() + durationMs);
      dueMs = Math.max(dueMs, heldUntilMs + toleranceMs);
    },
  };
}
