import type { Coverage } from '../ledger/coverage';
import { intersectSpans, type Span } from '../ledger/spans';

// Everything that the API still lists is listed again within this time (promise P3) ...
const ROUND_MS = 6 * 60 * 60_000;
// ... in slices, one a poll; a smaller one than this waits for the next poll.
const SMALLEST_SLICE_MS = 60 * 60_000;

/** What of the sweep is due. */
export interface SweepSlice {
  /** In listing order; two where the round ends within the slice and the next one begins. */
  readonly spans: readonly Span[];
  readonly dueMs: number;
  readonly reach: Span;
  readonly now: Date;
}

/**
 * What of the reach a poll lists again: the share of it that corresponds to the time since the last slice, from where that one ended and
 * past the end from the beginning again, so that any moment has its turn within 6 hours and the time between two polls, however often they
 * run. All of it where more than 6 hours have passed, or nothing is known, or a wrong clock wrote what is known.
 *
 * @param position where the sweep stands; it changes only with what was listed to its end ({@link sweptThrough}), so that a poll that was
 *   killed skips nothing
 * @param reach from how far back the API lists to where new windows begin
 */
export function sweepSlice(
  { sweptAt, sweptTo }: Pick<Coverage, 'sweptAt' | 'sweptTo'>,
  reach: Span,
  now: Date,
): SweepSlice {
  const reachMs = lengthMs(reach);
  const passedMs = sweptAt && sweptTo ? now.getTime() - sweptAt.getTime() : ROUND_MS;
  const isPace = passedMs >= 0 && passedMs < ROUND_MS;
  const dueMs = isPace ? (reachMs * passedMs) / ROUND_MS : reachMs;
  if (dueMs < Math.min(SMALLEST_SLICE_MS, reachMs)) return { spans: [], dueMs, reach, now };
  const start = sweptTo && sweptTo > reach.from && sweptTo < reach.to ? sweptTo : reach.from;
  const toEnd = { from: start, to: later(start, dueMs) };
  const again = { from: reach.from, to: later(reach.from, toEnd.to.getTime() - reach.to.getTime()) };
  const spans = [...intersectSpans([toEnd], [reach]), ...intersectSpans([again], [reach])];
  return { spans, dueMs, reach, now };
}

/**
 * Where the sweep stands after a poll; nothing changes where nothing was listed.
 * @param listed.swept what of the slice was listed to its end, without a hole from the slice's beginning on, in listing order
 * @param listed.isWhole whether all new windows were: where they are the whole reach, that is a sweep
 */
export function sweptThrough(
  { spans, dueMs, reach, now }: SweepSlice,
  { swept, isWhole }: { readonly swept: readonly Span[]; readonly isWhole: boolean },
): Partial<Pick<Coverage, 'sweptAt' | 'sweptTo'>> {
  if (lengthMs(reach) === 0) return isWhole ? { sweptAt: now, sweptTo: reach.from } : {};
  const last = swept.at(-1);
  if (spans.length === 0 || !last) return {};
  // Windows are in whole seconds, so that more may have been listed than was due.
  const leftMs = Math.max(0, dueMs - swept.reduce((sum, window) => sum + lengthMs(window), 0));
  return { sweptAt: later(now, (-ROUND_MS * leftMs) / lengthMs(reach)), sweptTo: last.to };
}

function lengthMs({ from, to }: Span): number {
  return Math.max(0, to.getTime() - from.getTime());
}

function later(time: Date, durationMs: number): Date {
  return new Date(time.getTime() + Math.round(durationMs));
}
