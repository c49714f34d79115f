import type { Coverage } from './coverage';

const DAY_MS = 24 * 60 * 60_000;
// A listing reaches back 7 days; one more for clocks and for days that are not over.
const REACH_MS = 8 * DAY_MS;

/**
 * Days whose ledger rows may not be done. Whatever was listed after the newest poll that ran to its end (by one that was killed, say)
 * became available at most 7 days before; what that poll itself left lies between `openFrom` and `openTo`.
 * @returns first and last day, `yyyy-MM-dd`
 */
export function openDays(coverage: Coverage, now: Date): { first: string; last: string } {
  const lastPoll = coverage.lastPollAt ?? coverage.coveredFrom ?? now;
  const first = Math.min(
    // A time ahead of now was written by a clock that was wrong.
    Math.min(lastPoll.getTime(), now.getTime()) - REACH_MS,
    coverage.openFrom?.getTime() ?? Number.POSITIVE_INFINITY,
  );
  // Content of tomorrow can only come from a service clock ahead of ours.
  const last = Math.max(now.getTime() + DAY_MS, coverage.openTo?.getTime() ?? 0);
  return { first: day(first), last: day(last) };
}

function day(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
