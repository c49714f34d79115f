import type { StoredRow } from '../store/tableStore';
import type { PendingRecord } from './pendingRecord';

/** What a record met in the table. */
export interface Settlement {
  /**
   * `stored`: its text stands under its own key; `respelled`: a text with equal tokens does; `lossy`: the text does that it is a damaged
   * copy of; `variant`: it stands beside another text;
   * `refused`: the service will not take the row, which goes to quarantine so that it never blocks its siblings or the feed.
   */
  readonly kind: 'stored' | 'respelled' | 'lossy' | 'variant' | 'refused';
  /** Whether this very call made the row: then nobody has written index rows for it yet. */
  readonly isNew: boolean;
  /** The ContentId that the row carries. */
  readonly contentId: string;
  readonly rowKey: string;
  /** The service's code where it refused the row. */
  readonly code?: string;
}

/** The record's own row was made just now. */
export function newlyStored({ origin: { contentId }, rowKey }: PendingRecord): Settlement {
  return { kind: 'stored', isNew: true, contentId, rowKey };
}

/** A row stands there for the record already. */
export function foundStored(kind: 'stored' | 'respelled' | 'lossy' | 'variant', row: StoredRow): Settlement {
  return { kind, isNew: false, contentId: String(row.ContentId), rowKey: row.rowKey };
}

/** The service will not take the record's row. */
export function refusedRow({ origin: { contentId }, rowKey }: PendingRecord, code: string): Settlement {
  return { kind: 'refused', isNew: false, contentId, rowKey, code };
}
