import type { Clock } from '../../shared/time/clock';

/** A clock on which sleeping takes no time: it only moves the hands, and is remembered. */
export interface FakeClock extends Clock {
  advance(durationMs: number): void;
  readonly sleptMs: readonly number[];
}

/** @param start what the clock shows at first */
export function createFakeClock(start = '2026-03-10T12:00:00Z'): FakeClock {
  let nowMs = Date.parse(start);
  const sleptMs: number[] = [];
  return {
    now: () => new Date(nowMs),
    async sleep(durationMs, { abortSignal } = {}) {
      abortSignal?.throwIfAborted();
      sleptMs.push(durationMs);
      nowMs += durationMs;
    },
    advance(durationMs) {
      nowMs += durationMs;
    },
    sleptMs,
  };
}
