import type { AdjustableClock } from './adjustableClock';

/** A clock that moves only when it is told to; a sleep moves it on and ends at once. */
export function createStillClock(start: Date): AdjustableClock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    async sleep(durationMs, { abortSignal } = {}) {
      abortSignal?.throwIfAborted();
      nowMs += durationMs;
    },
    advance(durationMs) {
      nowMs += durationMs;
    },
    set(now) {
      nowMs = now.getTime();
    },
  };
}
