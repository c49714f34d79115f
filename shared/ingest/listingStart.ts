import type { Coverage } from '../ledger/coverage';

// Content may be listed late behind what was listed already: each poll looks at this stretch again, the sweep at all before it
// (promise P3). What is known costs a look into the ledger.
const OVERLAP_MS = 2 * 60 * 60_000;

/**
 * From where a poll lists what is new.
 * @param earliest how far back the API lists
 */
export function listingStart({ listedTo }: Pick<Coverage, 'listedTo'>, earliest: Date, now: Date): Date {
  if (!listedTo) return earliest;
  // A time ahead of now was written by a clock that was wrong.
  const fromMs = Math.min(listedTo.getTime() - OVERLAP_MS, now.getTime() - OVERLAP_MS);
  return new Date(Math.max(fromMs, earliest.getTime()));
}
