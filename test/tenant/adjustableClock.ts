import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../shared/time/clock';

/** The machine's clock with an offset that can be moved while it runs: a week passes in one call. */
export interface AdjustableClock extends Clock {
  /** Moves time on (or, with a negative number, back). */
  advance(durationMs: number): void;
  /** Makes this instant the present one; time goes on from there. */
  set(now: Date): void;
}

/** @param start the instant the clock shows now; left out, the machine's own time */
export function createAdjustableClock(start?: Date): AdjustableClock {
  let offsetMs = start === undefined ? 0 : start.getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + offsetMs),
    async sleep(durationMs, { abortSignal } = {}) {
      await delay(durationMs, undefined, abortSignal ? { signal: abortSignal } : {});
    },
    advance(durationMs) {
      offsetMs += durationMs;
    },
    set(now) {
      offsetMs = now.getTime() - Date.now();
    },
  };
}
