import type { ListingWindow } from '../activityApi/activityApi';
import type { ActivityApiFault } from '../activityApi/activityApiFault';

/** What one listing pass over a content type found out; filled in as it goes on. */
export interface FeedProgress {
  /** Listed to its last page up to here, without a hole; undefined where not even the first window was. */
  listedTo: Date | undefined;
  /** Every window from what was listed before up to the poll's start was listed to its last page. */
  isWhole: boolean;
  /** Windows of the sweep that were listed to their last page, up to the first that was not. */
  swept: ListingWindow[];
  /** The first thing that kept a window from its end. */
  fault: ActivityApiFault | undefined;
  lastContentCreated: Date | undefined;
  listed: number;
}

/** Nothing listed yet. */
export function noProgress(): FeedProgress {
  return {
    listedTo: undefined,
    isWhole: false,
    swept: [],
    fault: undefined,
    lastContentCreated: undefined,
    listed: 0,
  };
}
