import type { Clock } from '../../shared/time/clock';

/** A clock for many at once: time stands while anybody has something to do, then jumps to whoever wakes next. */
export interface SteppedClock extends Clock {
  /** Runs until all of this has come to its end. */
  run(work: readonly Promise<unknown>[]): Promise<void>;
}

// Enough turns of the event loop for what a store in memory does between two pauses.
const TURNS = 12;

export function createSteppedClock(start = '2026-03-10T12:00:00Z'): SteppedClock {
  let nowMs = Date.parse(start);
  const waiting: { readonly atMs: number; readonly wake: () => void }[] = [];
  return {
    now: () => new Date(nowMs),
    sleep: (durationMs) =>
      new Promise((wake) => {
        waiting.push({ atMs: nowMs + Math.max(0, durationMs), wake });
      }),
    async run(work) {
      let isDone = false;
      const all = Promise.all(work).finally(() => {
        isDone = true;
      });
      while (!isDone) {
        for (let turn = 0; turn < TURNS && !isDone; turn++) await new Promise(setImmediate);
        const next = waiting.toSorted((a, b) => a.atMs - b.atMs)[0];
        if (isDone || !next) continue;
        waiting.splice(waiting.indexOf(next), 1);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
      }
      await all;
    },
  };
}
