import type { ContentItem } from '../activityApi/contentItem';
import type { AuditRecord } from '../records/auditRecord';

/** One text out of a content blob, as Microsoft gives it now. */
export type ReceivedText = ReceivedRecord | UnusableText;

interface Place {
  readonly content: ContentItem;
  /** In the blob, from 0. */
  readonly index: number;
  /** Lower-case hex of the exact bytes. */
  readonly sha256: string;
}

export interface ReceivedRecord extends Place {
  readonly record: AuditRecord;
}

/**
 * A text that is no record: it belongs into quarantine. Where `reason` is `unreadable`, it is the rest of a body that is no array of
 * records.
 */
export interface UnusableText extends Place {
  readonly record: undefined;
  readonly utf8: Uint8Array;
  readonly reason: string;
  readonly detail: string;
  /** Of an unreadable rest: lower-case hex SHA-256 of the whole body. */
  readonly bodySha256: string | undefined;
}

/** What a finding calls the text: the record's Id, or its place where it has none. */
export function nameOf(text: ReceivedText): string {
  return text.record?.id ?? `${text.content.contentId}#${text.index}`;
}
