import { setTimeout as delay } from 'node:timers/promises';
import type { AdjustableClock } from '../tenant/adjustableClock';

/**
 * A clock that runs many times as fast as the machine's, and can be moved: pauses of a minute pass in a second, for both sides alike.
 * @param factor how many times as fast
 */
export function createHastyClock(factor: number): AdjustableClock {
  const startedAt = Date.now();
  let offsetMs = 0;
  const nowMs = () => startedAt + (Date.now() - startedAt) * factor + offsetMs;
  return {
    now: () => new Date(nowMs()),
    async sleep(durationMs, { abortSignal } = {}) {
      await delay(durationMs / factor, undefined, abortSignal ? { signal: abortSignal } : {});
    },
    advance(durationMs) {
      offsetMs += durationMs;
    },
    set(now) {
      offsetMs += now.getTime() - nowMs();
    },
  };
}
