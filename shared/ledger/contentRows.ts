import type { ContentItem } from '../activityApi/contentItem';
import { keySafe } from '../tables/store/keySafe';
import type { RowValue, TableRow } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';
import { type ContentEntry, contentColumns } from './contentEntry';

const PARTITION_KEY = /^(?<contentType>.+)_(?<day>\d{4}-(?:0\d|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/;
// "Content is available for 7 days" (Management Activity API reference, contentExpiration).
const KEPT_MS = 7 * 24 * 60 * 60_000;
const LONGEST_KEPT_MS = 31 * 24 * 60 * 60_000;

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

/**
 * An entry of a listing with an expiration that can be. One that is not after the creation (`0001-01-01`, say, which the store would
 * refuse) must not make content count as expired; one far ahead would keep what can never be had waiting for ever.
 */
export function withPossibleExpiration(item: ContentItem, now: Date): ContentItem {
  const created = Date.parse(item.contentCreated);
  const expires = Date.parse(item.contentExpiration);
  if (expires > created && expires <= now.getTime() + LONGEST_KEPT_MS) return item;
  const kept = expires > created ? Math.max(created, now.getTime()) : created;
  return { ...item, contentExpiration: new Date(kept + KEPT_MS).toISOString() };
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

/**
 * A ledger row as an entry. The keys cannot be edited, so they decide where a column says otherwise: an entry whose keys were not its
 * row's could never be written down again.
 */
export function contentEntry(row: StoredRow): ContentEntry {
  const columns = contentColumns.parse(row);
  const { contentType, day } = partitionOf(columns.partitionKey);
  const { contentId, contentCreated: created, contentExpiration: expires } = columns;
  const contentCreated = created?.toISOString().startsWith(day) ? created : new Date(`${day}T00:00:00Z`);
  const isExpiration = expires && expires > contentCreated;
  return {
    contentId: contentId !== undefined && keySafe(contentId) === columns.rowKey ? contentId : columns.rowKey,
    contentType,
    contentCreated: contentCreated.toISOString(),
    contentExpiration: (isExpiration ? expires : new Date(contentCreated.getTime() + KEPT_MS)).toISOString(),
    // Set by hand: this app writes *stored* with its first attempt at the least.
    state: columns.state === 'stored' && columns.attempts === 0 ? 'listed' : columns.state,
    attempts: columns.attempts,
    nextAttempt: columns.nextAttempt,
    queuedUntil: columns.queuedUntil,
    lastError: columns.lastError,
    unreadableSha256: columns.unreadableSha256,
    unreadableTimes: columns.unreadableTimes,
    unreadableSince: columns.unreadableSince,
    sha256: columns.sha256,
    isFresh: columns.isFresh,
    etag: columns.etag,
  };
}

/** Whether a row stands where its entry would be looked for: one that somebody put there by hand need not. */
export function hasKeysOf(row: StoredRow, entry: ContentEntry): boolean {
  const { partitionKey, rowKey } = contentKeys(entry);
  return partitionKey === row.partitionKey && rowKey === row.rowKey;
}

/** Whether a ledger row says something that this app never writes. */
export function isEditedByHand(row: StoredRow, entry: ContentEntry): boolean {
  const { contentType, contentCreated, contentExpiration, state, nextAttempt } = row;
  return !(
    hasKeysOf(row, entry) &&
    contentType === entry.contentType &&
    state === entry.state &&
    isTime(contentCreated, entry.contentCreated) &&
    isTime(contentExpiration, entry.contentExpiration) &&
    nextAttempt instanceof Date
  );
}

function isTime(column: unknown, iso: string): boolean {
  return column instanceof Date && column.toISOString() === iso;
}

function partitionOf(partitionKey: string): { contentType: string; day: string } {
  const { contentType, day } = PARTITION_KEY.exec(partitionKey)?.groups ?? {};
  return { contentType: contentType ?? partitionKey, day: day ?? '1970-01-01' };
}

/** A time as a DateTime column. */
export function dateTime(time: Date): RowValue {
  return { type: 'DateTime', value: time.toISOString() };
}
