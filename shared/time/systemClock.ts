import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './clock';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(durationMs, { abortSignal } = {}) {
    try {
      await delay(durationMs, undefined, abortSignal ? { signal: abortSignal } : {});
    } catch (error) {
      throw abortSignal?.aborted ? abortSignal.reason : error;
    }
  },
};
