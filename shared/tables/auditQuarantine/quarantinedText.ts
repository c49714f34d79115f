import type { RecordOrigin } from '../auditRecords/recordRows';
import { continuationRowKey } from '../store/continuationRowKey';
import { keepText } from '../store/keptText';
import { keySafe } from '../store/keySafe';
import type { RowValue, TableRow } from '../store/tableRow';

/** A text that could not become a record, and why. */
export interface QuarantinedText {
  /** The exact bytes. */
  readonly utf8: Uint8Array;
  /** Lower-case hex SHA-256 of the bytes. */
  readonly sha256: string;
  /** One of the parser's reasons, `unreadable` for the rest of a broken blob, `refusedByStorage`. */
  readonly reason: string;
  /** For a person: where and what; never content of the record. */
  readonly detail: string;
  /** Place in the delivery, from 0. */
  readonly index: number;
}

/**
 * Rows of a quarantined text: the head last, as with records. The key holds the text's hash, so the same text delivered again is the
 * same row.
 * @param asBytes keeps the text compressed also where it could stand as text
 * @param origin `quarantinePartition` is the day of contentCreated, for files the first two hex digits of the file's SHA-256
 */
export function quarantineRows(
  text: QuarantinedText,
  origin: RecordOrigin,
  { asBytes = false }: { asBytes?: boolean } = {},
): { head: TableRow; continuations: TableRow[] } {
  const partitionKey = origin.quarantinePartition;
  const rowKey = `${keySafe(origin.contentId)}_${text.sha256.slice(0, 16)}`;
  const head: TableRow & Record<string, RowValue> = {
    partitionKey,
    rowKey,
    Reason: text.reason,
    Detail: text.detail.slice(0, 1_000).toWellFormed(),
    Index: text.index,
    ContentId: origin.contentId,
    Source: origin.source,
    TextSha256: text.sha256,
  };
  if (origin.fileName !== undefined) head.FileName = origin.fileName.toWellFormed();
  const kept = keepText(
    { text: asBytes ? undefined : asValidUtf8(text.utf8), utf8: text.utf8 },
    'Text',
    head,
  );
  Object.assign(head, kept.columns);
  return {
    head,
    continuations: kept.continuations.map((slices, index) => ({
      ...slices,
      partitionKey,
      rowKey: continuationRowKey(rowKey, text.sha256, index + 1),
    })),
  };
}

// ignoreBOM: a U+FEFF at the start belongs to the text.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function asValidUtf8(utf8: Uint8Array): string | undefined {
  try {
    return decoder.decode(utf8);
  } catch {
    return undefined;
  }
}
