import type { ContentEntry } from '../ledger/contentEntry';
import { isQueued } from '../ledger/isQueued';
import { LONGEST_PAUSE_MS } from '../ledger/retryPause';
import type { Clock } from '../time/clock';
import type { FeedProgress } from './feedProgress';
import { isDueAgain } from './freshContent';
import { Handoff } from './handoff';
import { type Listing, listWindows } from './listWindows';

// What is listed faster than it is fetched stays in the ledger, where it is found once this much has been taken.
const HANDED_OVER = 2_000;

/** Where content comes from. */
export interface ContentFeed extends Listing {
  readonly clock: Clock;
  /** Days that may hold content which earlier polls left. */
  readonly openDays: { readonly first: string; readonly last: string };
  /** Content that a message tells of is not given out: others fetch it. */
  readonly isHandedOver: boolean;
}

export interface FeedStops {
  readonly abortSignal: AbortSignal;
  /** The poll ends: nothing is listed or given out any more. */
  readonly isStopped: () => boolean;
  /** The service gives no content: none is given out any more, but listing goes on, for what is listed is not forgotten. */
  readonly isUnavailable: () => boolean;
}

/**
 * Content that is worth a fetch now: what the listing shows for the first time, as it shows it, then what earlier polls left in the
 * ledger. Listing never waits for fetching, so that blobs which cannot be had do not keep new ones from being known (promise P5).
 */
export async function* contentFeed(
  feed: ContentFeed,
  progress: FeedProgress,
  { abortSignal, isStopped, isUnavailable }: FeedStops,
): AsyncGenerator<ContentEntry> {
  const handoff = new Handoff<ContentEntry>(HANDED_OVER);
  const ended = new AbortController();
  const stops = { abortSignal: AbortSignal.any([abortSignal, ended.signal]), isStopped };
  const listing = listWindows(feed, progress, (entries) => handoff.push(entries), stops);
  const listed = listing.then(
    () => handoff.end(),
    (error: unknown) => handoff.end({ error }),
  );
  const mayGive = () => !isStopped() && !isUnavailable();
  const given = new Set<string>();
  try {
    for await (const entry of handoff) {
      if (!mayGive()) break;
      given.add(entry.contentId);
      if (!isElsewhere(entry, feed)) yield entry;
    }
    await listing;
    for await (const entry of feed.ledger.open(feed.contentType, feed.openDays, { abortSignal })) {
      if (!mayGive()) return;
      if (given.has(entry.contentId) || isElsewhere(entry, feed)) continue;
      if (isDue(entry, feed.clock.now())) yield entry;
    }
  } finally {
    ended.abort(new Error('nobody takes content any more'));
    await listed;
  }
}

function isElsewhere(entry: ContentEntry, { isHandedOver, clock }: ContentFeed): boolean {
  return isHandedOver && isQueued(entry, clock.now());
}

function isDue(entry: ContentEntry, now: Date): boolean {
  if (entry.state === 'stored') return isDueAgain(entry, now);
  const waitMs = entry.nextAttempt.getTime() - now.getTime();
  // Further ahead than any pause: written by a clock that was wrong, or by hand.
  return waitMs <= 0 || waitMs > LONGEST_PAUSE_MS;
}
