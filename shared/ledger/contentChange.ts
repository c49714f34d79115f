import type { RowValue } from '../tables/store/tableRow';
import type { ContentEntry } from './contentEntry';
import { dateTime } from './contentRows';
import { LONGEST_PAUSE_MS, retryPauseMs } from './retryPause';

// A merge cannot take a column away.
const NOT_QUEUED = new Date(0);

/** What happened to a content blob. */
export type ContentEvent =
  | { readonly kind: 'stored'; readonly columns: Readonly<Record<string, RowValue>> }
  /** Fresh content was looked at once more; `columns` where it had grown. */
  | { readonly kind: 'lookedAgain'; readonly columns: Readonly<Record<string, RowValue>> }
  | { readonly kind: 'failed'; readonly code: string; readonly unreadableSha256?: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'expired'; readonly code: string }
  /** A message tells of it until then. `attempts` as they stood when it was sent: one that has failed since needs another message. */
  | { readonly kind: 'queued'; readonly until: Date; readonly attempts: number };

/**
 * The rule of the ledger, pure: which columns an event changes on a row in a given state. See the drawing at ContentState.
 * @returns undefined where the row stays as it is: `stored` is final and beats every other state, `expired` gives way to it alone
 */
export function contentChange(
  entry: ContentEntry,
  event: ContentEvent,
  now: Date,
): Record<string, RowValue> | undefined {
  if (event.kind === 'lookedAgain') return entry.isFresh ? { ...event.columns, isFresh: false } : undefined;
  if (entry.state === 'stored') return undefined;
  if (event.kind === 'queued') {
    const isOfNow = entry.state === 'listed' && entry.attempts === event.attempts;
    return isOfNow ? { queuedUntil: dateTime(event.until) } : undefined;
  }
  if (event.kind === 'stored')
    return { ...event.columns, state: 'stored', attempts: entry.attempts + 1, lastError: '' };
  if (entry.state === 'expired') return undefined;
  if (event.kind === 'expired') return { state: 'expired', lastError: event.code };
  if (isToldAlready(entry, event, now)) return undefined;
  const attempts = entry.attempts + 1;
  const tried = { attempts, lastError: event.code };
  if (event.kind === 'refused') {
    return {
      ...tried,
      state: 'refused',
      nextAttempt: afterPause(now, retryPauseMs(attempts, { isRefused: true })),
    };
  }
  return {
    ...tried,
    // Whoever was told is done with it; it is told of again when its pause is over.
    ...(entry.queuedUntil === undefined ? {} : { queuedUntil: dateTime(NOT_QUEUED) }),
    ...(event.unreadableSha256 === undefined ? {} : unreadable(entry, event.unreadableSha256, now)),
    nextAttempt: afterPause(now, retryPauseMs(attempts, { isRefused: entry.state === 'refused' })),
  };
}

/** Several pollers that fail at the same time are one attempt: counted each, the pauses would grow by the number of pollers. */
function isToldAlready({ state, nextAttempt }: ContentEntry, event: ContentEvent, now: Date): boolean {
  const waitMs = nextAttempt.getTime() - now.getTime();
  const isWaiting = waitMs > 0 && waitMs <= LONGEST_PAUSE_MS;
  return isWaiting && (event.kind === 'failed' || state === 'refused');
}

/** The same unreadable body once more, or another one: then the count begins anew. */
function unreadable(entry: ContentEntry, sha256: string, now: Date): Record<string, RowValue> {
  if (entry.unreadableSha256 === sha256) return { unreadableTimes: entry.unreadableTimes + 1 };
  return { unreadableSha256: sha256, unreadableTimes: 1, unreadableSince: dateTime(now) };
}

function afterPause(now: Date, pauseMs: number): RowValue {
  return dateTime(new Date(now.getTime() + pauseMs));
}
