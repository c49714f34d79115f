import type { ListingWindow } from '../activityApi/activityApi';
import { LISTABLE_MS } from '../activityApi/listingWindows';

/** The span that a verification goes over, in times of availability. */
export interface AskedSpan extends ListingWindow {
  /** `all`, or its days: runs over the same may go on from each other, though `-2d` means another instant each time. */
  readonly name: string;
  /** What lies too far back to be listed. */
  readonly notListable: ListingWindow | undefined;
}

/**
 * What was asked for, as far as Microsoft lists it: 7 days back and not beyond now.
 * @param asked undefined: no bound
 */
export function askedSpan(asked: { from?: Date | undefined; to?: Date | undefined }, now: Date): AskedSpan {
  const earliest = new Date(now.getTime() - LISTABLE_MS);
  const from = asked.from ?? earliest;
  const to = asked.to && asked.to < now ? asked.to : now;
  const name = asked.from || asked.to ? `${day(from)}_${day(to)}` : 'all';
  if (from >= earliest) return { from, to, name, notListable: undefined };
  const listableTo = new Date(Math.min(to.getTime(), earliest.getTime()));
  return { from: earliest, to, name, notListable: { from, to: listableTo } };
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
