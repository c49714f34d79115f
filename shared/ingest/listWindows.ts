import type { ActivityApi, ListingWindow } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import type { FeedProgress } from './feedProgress';

// A service that gives no window twice in a row is not asked for the others in this poll.
const FAILED_IN_A_ROW = 2;

export interface Listing {
  readonly contentType: string;
  readonly api: ActivityApi;
  readonly ledger: ContentLedger;
  /** The stretch that is new since the last poll, with its overlap: oldest first. */
  readonly newWindows: readonly ListingWindow[];
  /** What lies before it, where a sweep is due: newest first. */
  readonly sweepWindows: readonly ListingWindow[];
  readonly now: Date;
}

/**
 * Lists a content type into the ledger (promise P2: before anything of it is fetched), new windows before those of a sweep. A window that
 * cannot be listed to its end is noted in `progress` and the next one listed all the same.
 *
 * @param found told what was not known before, as soon as it is in the ledger
 * @throws ActivityApiFault with decision `stop`, and what the store threw
 */
export async function listWindows(
  listing: Listing,
  progress: FeedProgress,
  found: (entries: readonly ContentEntry[]) => void,
  { abortSignal, isStopped }: { abortSignal: AbortSignal; isStopped: () => boolean },
): Promise<void> {
  let failedInARow = 0;
  const list = async (window: ListingWindow): Promise<boolean> => {
    if (isStopped() || failedInARow >= FAILED_IN_A_ROW) return false;
    try {
      const isListed = await listWindow(listing, window, progress, found, { abortSignal, isStopped });
      failedInARow = 0;
      return isListed;
    } catch (error) {
      if (!(error instanceof ActivityApiFault) || error.decision === 'stop') throw error;
      progress.fault ??= error;
      failedInARow += 1;
      return false;
    }
  };
  let isWhole = true;
  for (const window of listing.newWindows) {
    isWhole = (await list(window)) && isWhole;
    // The newest window ends with the second that has begun; only what has passed of it is claimed.
    if (isWhole) progress.listedTo = new Date(Math.min(window.to.getTime(), wholeSecond(listing.now)));
  }
  progress.isWhole = isWhole;
  let isSwept = isWhole;
  for (const window of listing.sweepWindows) isSwept = (await list(window)) && isSwept;
  progress.isSwept = isSwept;
}

/** @returns whether the window was listed to its last page */
async function listWindow(
  { contentType, api, ledger }: Listing,
  window: ListingWindow,
  progress: FeedProgress,
  found: (entries: readonly ContentEntry[]) => void,
  { abortSignal, isStopped }: { abortSignal: AbortSignal; isStopped: () => boolean },
): Promise<boolean> {
  for await (const page of api.listContent(contentType, window, { abortSignal })) {
    // The listing's own spelling of the type may differ in case (elastic/integrations: `Audit.Sharepoint`).
    const items = page.map((item) => ({ ...item, contentType }));
    for (const { contentCreated } of items) {
      const created = new Date(contentCreated);
      if (!progress.lastContentCreated || created > progress.lastContentCreated)
        progress.lastContentCreated = created;
    }
    const entries = await ledger.list(items, { abortSignal });
    progress.listed += entries.length;
    found(entries);
    if (isStopped()) return false;
  }
  return true;
}

function wholeSecond(time: Date): number {
  return Math.floor(time.getTime() / 1_000) * 1_000;
}
