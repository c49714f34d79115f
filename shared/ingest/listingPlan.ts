import type { ListingWindow } from '../activityApi/activityApi';
import { LISTABLE_MS, listingWindows } from '../activityApi/listingWindows';
import type { Coverage } from '../ledger/coverage';
import type { Span } from '../ledger/spans';
import { listingStart } from './listingStart';
import { type SweepSlice, sweepSlice } from './sweepSlice';

// Clocks that differ by less count as equal (see serviceClock), and the service's Date has whole seconds.
const CLOCKS_MAY_DIFFER_MS = 2_000;
// As in the note that a poll leaves about its clock.
const NOTEWORTHY_LAG_MS = 5 * 60_000;

/** What one poll lists of a content type. */
export interface ListingPlan {
  /** How far back the service lists. */
  readonly earliest: Date;
  /** Where what is new begins, with its overlap. */
  readonly from: Date;
  readonly newWindows: readonly ListingWindow[];
  readonly slice: SweepSlice;
  readonly sweepWindows: readonly ListingWindow[];
  /** Nothing after this counts as listed. */
  readonly claimableTo: Date;
  /** The windows reach up to now. They do not where this machine's clock is behind. */
  readonly isUpToNow: boolean;
}

/**
 * Plans a poll's listing. It begins by the service's clock, which decides what is still listed, and ends by the smaller of both, so that
 * nothing is claimed which may still appear.
 */
export function listingPlan(
  known: Pick<Coverage, 'listedTo' | 'sweptAt' | 'sweptTo'>,
  { now, localNow }: { now: Date; localNow: Date },
): ListingPlan {
  const earliest = new Date(now.getTime() - LISTABLE_MS);
  const from = listingStart(known, earliest, now);
  const end = earlier(now, localNow);
  const slice = sweepSlice(known, { from: earliest, to: earlier(from, end) }, now);
  const windowsOf = (span: Span) => listingWindows(span, end, earliest).windows;
  return {
    earliest,
    from,
    newWindows: windowsOf({ from, to: end }),
    slice,
    sweepWindows: slice.spans.flatMap(windowsOf),
    claimableTo: new Date(end.getTime() - CLOCKS_MAY_DIFFER_MS),
    isUpToNow: now.getTime() - end.getTime() < NOTEWORTHY_LAG_MS,
  };
}

function earlier(a: Date, b: Date): Date {
  return new Date(Math.min(a.getTime(), b.getTime()));
}
