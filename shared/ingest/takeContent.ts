import type { ContentEntry } from '../ledger/contentEntry';
import type { ContentLedger } from '../ledger/contentLedger';
import { retryPauseMs } from '../ledger/retryPause';
import { forEachParallel } from '../tables/store/forEachParallel';
import { type ContentFeed, contentFeed } from './contentFeed';
import type { FeedProgress } from './feedProgress';
import type { PollRoom } from './pollContentType';
import { STOPPED_NOTE } from './stoppedNote';

const PARALLEL_CONTENTS = 24;
// Second chances within the same poll: what waits longer waits for the next one.
const LONGEST_WAIT_IN_POLL_MS = 15_000;

// Every one of these was tried several times: a service that is down is not asked for thousands of blobs more.
const UNAVAILABLE_IN_A_ROW = 48;

/**
 * Takes everything that is worth a fetch, and what failed once more after some seconds. What it took is on its way into the tables.
 * @param progress filled in as the listing goes on
 * @throws OperatorFault, ActivityApiFault with decision `stop`
 * @returns whether it was cut off by the stop signal; what is left is in the ledger then, and a blob that never ends keeps nothing from
 *   being concluded
 */
export async function takeContent(
  feed: ContentFeed,
  progress: FeedProgress,
  room: PollRoom,
): Promise<boolean> {
  const { signals, summary } = room;
  try {
    await takeAll(feed, progress, room);
    return false;
  } catch (error) {
    if (!signals.now.aborted) throw error;
    if (!summary.notes.includes(STOPPED_NOTE)) summary.notes.push(STOPPED_NOTE);
    return true;
  }
}

async function takeAll(feed: ContentFeed, progress: FeedProgress, room: PollRoom): Promise<void> {
  const { clock, ledger, intake, summary, signals } = room;
  const options = { abortSignal: signals.now };
  let again: ContentEntry[] = [];
  let unavailableInARow = 0;
  const isUnavailable = () => unavailableInARow >= UNAVAILABLE_IN_A_ROW;
  const take = async (entry: ContentEntry) => {
    if (signals.isStopped() || isUnavailable()) return;
    const taken = await intake.take(entry, { ...options, sendSignal: signals.soon });
    unavailableInARow = taken === 'unavailable' ? unavailableInARow + 1 : 0;
    if (taken !== 'done') again.push(entry);
  };
  const stops = { ...options, isStopped: signals.isStopped, isUnavailable };
  await forEachParallel(contentFeed(feed, progress, stops), PARALLEL_CONTENTS, take);
  for (let attempts = 1; again.length > 0; attempts++) {
    const pauseMs = retryPauseMs(attempts, { isRefused: false });
    if (pauseMs > LONGEST_WAIT_IN_POLL_MS || signals.isStopped() || isUnavailable()) break;
    await clock.sleep(pauseMs, options);
    const failed = again;
    again = [];
    await forEachParallel(dueAgain(failed, ledger), PARALLEL_CONTENTS, take);
  }
  if (isUnavailable()) {
    summary.notes.push(
      `The service gave nothing of ${feed.contentType} any more (${intake.lastFaultCode}); what is listed is tried again by later polls, after pauses of up to an hour.`,
    );
  }
}

/** Entries as the ledger has them now: their attempts and etags have changed since. */
async function* dueAgain(
  entries: readonly ContentEntry[],
  ledger: ContentLedger,
): AsyncGenerator<ContentEntry> {
  for (const entry of entries) {
    const fresh = await ledger.find(entry);
    if (fresh?.state === 'listed') yield fresh;
  }
}
