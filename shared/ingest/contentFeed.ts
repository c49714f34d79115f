import type { ActivityApi, ListingWindow } from '../activityApi/activityApi';
import { ActivityApiFault } from '../activityApi/activityApiFault';
import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import { isDueAgain } from './freshContent';

/** What one listing pass over a content type found out; filled in as it goes on. */
export interface FeedProgress {
  /** Listed to its last page up to here; undefined where not even the first window was. */
  listedTo: Date | undefined;
  /** Every window was listed to its last page. */
  isWhole: boolean;
  /** What kept the listing from its end. */
  fault: ActivityApiFault | undefined;
  lastContentCreated: Date | undefined;
  listed: number;
}

/** Where content comes from. */
export interface ContentFeed {
  readonly contentType: string;
  readonly api: ActivityApi;
  readonly ledger: ContentLedger;
  /** Days that may hold content which earlier polls left. */
  readonly openDays: { readonly first: string; readonly last: string };
  /** Windows to be listed, oldest first. */
  readonly windows: readonly ListingWindow[];
  readonly now: Date;
}

/**
 * Content that is worth a fetch now: first what earlier polls left in the ledger, then what the listing shows for the first time.
 * Everything is in the ledger before it is yielded (promise P2). A listing that fails ends the source quietly and says so in `progress`:
 * what was found goes on.
 */
export async function* contentFeed(
  feed: ContentFeed,
  progress: FeedProgress,
  { abortSignal, isStopped }: { abortSignal: AbortSignal; isStopped: () => boolean },
): AsyncGenerator<ContentEntry> {
  for await (const entry of feed.ledger.open(feed.contentType, feed.openDays, { abortSignal })) {
    if (isStopped()) return;
    if (entry.state === 'stored' ? isDueAgain(entry, feed.now) : entry.nextAttempt <= feed.now) yield entry;
  }
  for (const window of feed.windows) {
    try {
      for await (const entries of listedPages(feed, window, progress, abortSignal)) {
        for (const entry of entries) {
          if (isStopped()) return;
          yield entry;
        }
        if (isStopped()) return;
      }
    } catch (error) {
      if (!(error instanceof ActivityApiFault) || error.decision === 'stop') throw error;
      progress.fault = error;
      return;
    }
    // The newest window ends with the second that has begun; only what has passed of it is claimed.
    progress.listedTo = new Date(
      Math.min(window.to.getTime(), Math.floor(feed.now.getTime() / 1_000) * 1_000),
    );
  }
  progress.isWhole = true;
}

/** Pages of one window, as entries that were not known before. */
async function* listedPages(
  { contentType, api, ledger }: ContentFeed,
  window: ListingWindow,
  progress: FeedProgress,
  abortSignal: AbortSignal,
): AsyncGenerator<ContentEntry[]> {
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
    yield entries;
  }
}
