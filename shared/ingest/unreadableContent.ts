import type { ContentEntry } from '../ledger/contentEntry';

const SAME_BODY_TIMES = 3;
const SAME_BODY_SPAN_MS = 60 * 60_000;

/**
 * Whether a body that came whole but is no array of records has to be taken for what it is: only when the very same bytes came in
 * 3 fetches over at least 1 hour. While they differ, the service may still be writing, so it is tried again until contentExpiration.
 * @param sha256 of the body that came just now
 */
export function isUnreadableForGood(entry: ContentEntry, sha256: string, now: Date): boolean {
  return (
    entry.unreadableSha256 === sha256 &&
    entry.unreadableTimes + 1 >= SAME_BODY_TIMES &&
    entry.unreadableSince !== undefined &&
    now.getTime() - entry.unreadableSince.getTime() >= SAME_BODY_SPAN_MS
  );
}
