import { z } from 'zod';
import { readKeptText } from '../tables/store/keptText';
import type { StoredRow } from '../tables/store/tableStore';

/** A text in quarantine, as it stands there; the text itself apart. */
export interface QuarantinedItem {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly reason: string;
  /** For a person: where and what; never content. */
  readonly detail: string;
  /** Place in the blob, or row of the file, from 0. */
  readonly index: number | undefined;
  /** contentId of the blob, or SHA-256 of the file. */
  readonly contentId: string;
  readonly source: string;
  readonly fileName: string | undefined;
  /** Lower-case hex, of the text. */
  readonly sha256: string;
  /** Its number of continuation rows. */
  readonly parts: number;
  /** UTF-8 bytes of the text in its head row; undefined where it was not read, or is longer than a row. */
  readonly bytes: number | undefined;
  /** When it was put there, ISO; undefined where that was not read. */
  readonly quarantinedAt: string | undefined;
}

const text = z.string().catch('');

const columns = z.object({
  partitionKey: z.string(),
  rowKey: z.string(),
  Reason: text,
  Detail: text,
  Index: z.number().optional().catch(undefined),
  ContentId: text,
  Source: text,
  FileName: z.string().optional().catch(undefined),
  TextSha256: text,
  Parts: z.number().catch(0),
  timestamp: z.string().optional().catch(undefined),
});

/** Columns to ask for where the text is not wanted. */
export const QUARANTINE_COLUMNS: readonly string[] = Object.keys(columns.shape).filter((name) =>
  /^[A-Z]/.test(name),
);

/** A head row of the quarantine table as an item. */
export function quarantinedItem(row: StoredRow): QuarantinedItem {
  const columnsOfRow = columns.parse(row);
  const { partitionKey, rowKey, Reason, Detail, Index, ContentId, Source, FileName, TextSha256, Parts } =
    columnsOfRow;
  return {
    partitionKey,
    rowKey,
    reason: Reason,
    detail: Detail,
    index: Index,
    contentId: ContentId,
    source: Source,
    fileName: FileName,
    sha256: TextSha256,
    parts: Parts,
    bytes: Parts > 0 ? undefined : readKeptText([row], 'Text')?.length,
    quarantinedAt: columnsOfRow.timestamp,
  };
}
