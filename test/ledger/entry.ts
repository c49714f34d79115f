import type { ContentEntry } from '../../shared/ledger/contentEntry';

/** A ledger entry as it stands after the listing, with changes. */
export function entry(change: Partial<ContentEntry> = {}): ContentEntry {
  return {
    contentId: 'content',
    contentType: 'Audit.Exchange',
    contentCreated: '2026-03-10T10:00:00.000Z',
    contentExpiration: '2026-03-17T10:00:00.000Z',
    state: 'listed',
    attempts: 0,
    nextAttempt: new Date('2026-03-10T10:05:00Z'),
    lastError: undefined,
    unreadableSha256: undefined,
    unreadableTimes: 0,
    unreadableSince: undefined,
    sha256: undefined,
    isFresh: false,
    etag: 'W/"1"',
    ...change,
  };
}
