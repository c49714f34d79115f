import type { ActivityApi, ListingWindow } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { ContentItem } from '../activityApi/contentItem';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import type { StoreOptions } from '../tables/store/tableStore';
import type { FeedProgress } from './feedProgress';

// A service that gives no window twice in a row is asked for the newest: if it does not give that either, it is not asked for the others in
// this poll. Old windows that fail every time must not keep new content from being known (promise P5).
const FAILED_IN_A_ROW = 2;

export interface Listing {
  readonly contentType: string;
  readonly api: ActivityApi;
  readonly ledger: ContentLedger;
  /** The stretch that is new since the last poll, with its overlap: oldest first. */
  readonly newWindows: readonly ListingWindow[];
  /** What the sweep lists again of what lies before it. */
  readonly sweepWindows: readonly ListingWindow[];
  /** Nothing after this counts as listed. */
  readonly claimableTo: Date;
  /** Told of content that was not known, before it is written into the ledger. */
  readonly beforeInsert?: (items: readonly ContentItem[], options: StoreOptions) => Promise<void>;
  /** Told up to where it is listed when there are more new windows, so that a kill loses none of it. */
  readonly onListedTo?: (listedTo: Date, options: StoreOptions) => Promise<void>;
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
  const { newWindows, sweepWindows, claimableTo, onListedTo } = listing;
  let failedInARow = 0;
  let isDown = false;
  let lastAsked: ListingWindow | undefined;
  const ask = async (window: ListingWindow): Promise<boolean> => {
    lastAsked = window;
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
  const list = async (window: ListingWindow): Promise<boolean> => {
    if (failedInARow >= FAILED_IN_A_ROW && !isDown && !isStopped()) {
      const newest = newWindows.at(-1);
      isDown = !newest || lastAsked === newest || (newest !== window && !(await ask(newest)));
    }
    return !isDown && !isStopped() && ask(window);
  };
  let isWhole = true;
  // Written down while the next window is listed.
  let told: Promise<void> | undefined;
  for (const window of newWindows) {
    try {
      isWhole = (await list(window)) && isWhole;
    } finally {
      await told;
    }
    if (!isWhole) continue;
    progress.listedTo = new Date(Math.min(window.to.getTime(), claimableTo.getTime()));
    if (window === newWindows.at(-1)) continue;
    told = onListedTo?.(progress.listedTo, { abortSignal });
    // Thrown where it is waited for.
    told?.catch(() => undefined);
  }
  progress.isWhole = isWhole;
  let isSwept = true;
  for (const window of sweepWindows) {
    // One that fails does not keep the next one from being listed: it only is not counted, and has its turn again.
    isSwept = (await list(window)) && isSwept;
    if (isSwept) progress.swept.push(window);
  }
}

/** @returns whether the window was listed to its last page */
async function listWindow(
  { contentType, api, ledger, beforeInsert }: Listing,
  window: ListingWindow,
  progress: FeedProgress,
  found: (entries: readonly ContentEntry[]) => void,
  { abortSignal, isStopped }: { abortSignal: AbortSignal; isStopped: () => boolean },
): Promise<boolean> {
  const options = {
    abortSignal,
    known: ledger.knownContents(),
    beforeInsert: async (items: readonly ContentItem[]) => beforeInsert?.(items, { abortSignal }),
  };
  for await (const page of api.listContent(contentType, window, { abortSignal })) {
    // The listing's own spelling of the type may differ in case (elastic/integrations: `Audit.Sharepoint`).
    const items = page.map((item) => ({ ...item, contentType }));
    for (const { contentCreated } of items) {
      const created = new Date(contentCreated);
      if (!progress.lastContentCreated || created > progress.lastContentCreated)
        progress.lastContentCreated = created;
    }
    const entries = await ledger.list(items, options);
    progress.listed += entries.length;
    found(entries);
    if (isStopped()) return false;
  }
  return true;
}
