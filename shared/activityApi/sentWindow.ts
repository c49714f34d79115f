import type { ListingWindow } from './activityApi';
import { ActivityApiFault } from './activityApiFault';

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * A window in the spelling that the reference documents (`2026-01-31T12:34:56`, UTC): start rounded down, end rounded
 * up but never beyond the second that has begun (what became available in it must not wait for the next poll). A window that breaks a rule is not sent: over 24 h the service may answer with a part of
 * the list and no error.
 * @returns undefined where the window has not begun: there is nothing to ask for yet
 * @throws ActivityApiFault `window`
 */
export function sentWindow(
  { from, to }: ListingWindow,
  now: Date,
): { startTime: string; endTime: string } | undefined {
  const fromMs = Math.floor(from.getTime() / SECOND_MS) * SECOND_MS;
  const nowMs = Math.ceil(now.getTime() / SECOND_MS) * SECOND_MS;
  const toMs = Math.min(Math.ceil(to.getTime() / SECOND_MS) * SECOND_MS, nowMs);
  if (!(from < to) || toMs - fromMs > DAY_MS) {
    throw brokenRule('is not between 0 and 24 hours long', 'window-too-long', { from, to });
  }
  if (now.getTime() - fromMs > 7 * DAY_MS) {
    throw brokenRule('begins more than 7 days back', 'window-too-old', { from, to });
  }
  return fromMs < toMs ? { startTime: seconds(fromMs), endTime: seconds(toMs) } : undefined;
}

function seconds(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 'yyyy-MM-ddTHH:mm:ss'.length);
}

function brokenRule(problem: string, code: string, { from, to }: ListingWindow): ActivityApiFault {
  const span = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
  return new ActivityApiFault(`The listing window ${span} ${problem}; it was not sent.`, {
    decision: 'window',
    code,
    fix: "Check this machine's clock.",
  });
}
