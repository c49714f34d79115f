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
 * A token bucket (in its form as virtual schedule, GCRA): never more than `requestsPerMinute` in any 60 seconds,
 * because the burst is a twentieth of them and the steady rate gives the rest.
 */
export function createRequestBudget(clock: Clock, requestsPerMinute: number): RequestBudget {
  const burst = Math.max(1, Math.floor(requestsPerMinute / 20));
  const intervalMs = requestsPerMinute > burst ? MINUTE_MS / (requestsPerMinute - burst) : MINUTE_MS + 1;
  const toleranceMs = (burst - 1) * intervalMs;
  let dueMs = Number.NEGATIVE_INFINITY;
  let heldUntilMs = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  function waitMs(): number {
    const nowMs = clock.now().getTime();
    // A clock set back must not stop the requests for the time it was set back.
    dueMs = Math.min(dueMs, nowMs + toleranceMs + intervalMs);
    heldUntilMs = Math.min(heldUntilMs, nowMs + LONGEST_HOLD_MS);
    return Math.max(dueMs - toleranceMs, heldUntilMs) - nowMs;
  }

  async function takeInTurn(abortSignal: AbortSignal | undefined): Promise<void> {
    for (let durationMs = waitMs(); durationMs > 0; durationMs = waitMs()) {
      await clock.sleep(Math.ceil(durationMs), { abortSignal });
    }
    abortSignal?.throwIfAborted();
    dueMs = Math.max(dueMs, clock.now().getTime()) + intervalMs;
  }

  return {
    take({ abortSignal } = {}) {
      const turn = last.then(() => takeInTurn(abortSignal));
      last = turn.catch(() => undefined);
      return turn;
    },
    hold(durationMs) {
      heldUntilMs = Math.max(heldUntilMs, clock.now().getTime() + durationMs);
    },
  };
}
