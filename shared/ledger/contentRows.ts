import type { ContentItem } from '../activityApi/contentItem';
import { keySafe } from '../tables/store/keySafe';
import type { RowValue, TableRow } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';
import { type ContentEntry, contentColumns } from './contentEntry';

/** `{contentType}_{yyyy-MM-dd}` of contentCreated. */
export function contentPartitionKey(contentType: string, day: string): string {
  return `${contentType}_${day}`;
}

/** Keys of a content blob's row in the ledger. */
export function contentKeys({ contentType, contentCreated, contentId }: ContentItem): {
  partitionKey: string;
  rowKey: string;
} {
  return {
    partitionKey: contentPartitionKey(contentType, contentCreated.slice(0, 10)),
    rowKey: keySafe(contentId),
  };
}

/** The row of content just listed: to be fetched at once. */
export function listedRow(item: ContentItem, now: Date): TableRow {
  return {
    ...contentKeys(item),
    contentId: item.contentId,
    contentType: item.contentType,
    state: 'listed',
    attempts: 0,
    nextAttempt: dateTime(now),
    contentCreated: { type: 'DateTime', value: item.contentCreated },
    contentExpiration: { type: 'DateTime', value: item.contentExpiration },
  };
}

/** A ledger row as an entry. */
export function contentEntry(row: StoredRow): ContentEntry {
  const columns = contentColumns.parse(row);
  return {
    contentId: columns.contentId ?? columns.rowKey,
    contentType: columns.contentType,
    contentCreated: columns.contentCreated.toISOString(),
    contentExpiration: columns.contentExpiration.toISOString(),
    state: columns.state,
    attempts: columns.attempts,
    nextAttempt: columns.nextAttempt,
    lastError: columns.lastError,
    unreadableSha256: columns.unreadableSha256,
    unreadableTimes: columns.unreadableTimes,
    unreadableSince: columns.unreadableSince,
    sha256: columns.sha256,
    isFresh: columns.isFresh,
    etag: columns.etag,
  };
}

/** A time as a DateTime column. */
export function dateTime(time: Date): RowValue {
  return { type: 'DateTime', value: time.toISOString() };
}
