import type { Coverage } from '../ledger/coverage';

// Content may be listed late behind what was listed already: each poll looks at this stretch again ...
const OVERLAP_MS = 2 * 60 * 60_000;
// ... and a few times a day at everything that the API still lists (promise P3). What is known costs a look into the ledger.
const SWEEP_PAUSE_MS = 6 * 60 * 60_000;

/**
 * From where a poll lists what is new, and whether it lists everything before that again.
 * @param earliest how far back the API lists
 */
export function listingStart(
  { listedTo, sweptAt }: Pick<Coverage, 'listedTo' | 'sweptAt'>,
  earliest: Date,
  now: Date,
): { from: Date; isSweep: boolean } {
  if (!listedTo) return { from: earliest, isSweep: true };
  // A time ahead of now was written by a clock that was wrong.
  const listedMs = Math.min(listedTo.getTime(), now.getTime()) - OVERLAP_MS;
  const from = new Date(Math.max(listedMs, earliest.getTime()));
  const isSwept = sweptAt && sweptAt <= now && now.getTime() - sweptAt.getTime() < SWEEP_PAUSE_MS;
  return { from, isSweep: !isSwept };
}
