import type { ListingWindow } from './activityApi';

const SECOND_MS = 1_000;
const DAY_MS = 24 * 60 * 60_000;

/** How far back a listing reaches: 7 days by the rule, less five minutes for the way and the clocks. */
export const LISTABLE_MS = 7 * DAY_MS - 5 * 60_000;

export interface ListingWindows {
  /** Oldest first, in whole seconds, none over a UTC midnight, without a gap between them. */
  windows: readonly ListingWindow[];
  /** What lies too far back to be listed any more: a gap, where nothing else covers it. */
  clamped: ListingWindow | undefined;
}

/**
 * Cuts a span of contentCreated into windows that the API takes: at most 24 h, at most 7 days back.
 * @param span its start is rounded down, its end up, but never beyond the second that has begun
 * @param now the smaller of this machine's clock and the service's (see serviceNow)
 * @param earliest how far back the service lists, by its own clock
 */
export function listingWindows(
  span: ListingWindow,
  now: Date,
  earliest = new Date(now.getTime() - LISTABLE_MS),
): ListingWindows {
  const nowMs = wholeSeconds(now.getTime(), Math.ceil);
  const earliestMs = wholeSeconds(earliest.getTime(), Math.ceil);
  const fromMs = wholeSeconds(span.from.getTime(), Math.floor);
  const toMs = Math.min(wholeSeconds(span.to.getTime(), Math.ceil), nowMs);
  const windows: ListingWindow[] = [];
  for (let startMs = Math.max(fromMs, earliestMs); startMs < toMs; ) {
    const endMs = Math.min(toMs, (Math.floor(startMs / DAY_MS) + 1) * DAY_MS);
    windows.push({ from: new Date(startMs), to: new Date(endMs) });
    startMs = endMs;
  }
  const clampedToMs = Math.min(earliestMs, toMs);
  return {
    windows,
    clamped: fromMs < clampedToMs ? { from: new Date(fromMs), to: new Date(clampedToMs) } : undefined,
  };
}

function wholeSeconds(timeMs: number, round: (seconds: number) => number): number {
  return round(timeMs / SECOND_MS) * SECOND_MS;
}
