import { sameTokens } from '../records/sameText';
import { recordKeys } from '../tables/auditRecords/recordKeys';
import { storedTexts } from '../tables/auditRecords/storedTexts';
import { readKeptText } from '../tables/store/keptText';
import type { TableNames } from '../tables/store/tableNames';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import { alteredColumn } from './alteredColumn';
import { isIntactText } from './intactText';
import type { ReceivedRecord } from './receivedText';

/** How a record stands in the tables. */
export type RecordVerdict =
  /** Under this row, which is as it was written. */
  | { readonly kind: 'stored'; readonly row: StoredRow }
  | { readonly kind: 'missing' }
  /**
   * `otherText`: only other texts stand there. `altered`, `textLost`, `column ...`: its own row is not as it was written; `standIn` is
   * another row that has the received text all the same.
   */
  | {
      readonly kind: 'different';
      readonly row: StoredRow;
      readonly detail: string;
      readonly standIn: StoredRow | undefined;
    };

/**
 * Compares a record with what stands under its keys: the very text, or one with equal tokens, in the first row or a variant; its hash and
 * its columns as they were written.
 * @param head the row under the record's own keys, with all columns; undefined where there is none
 */
export async function compareRecord(
  { store, names }: { store: TableStore; names: TableNames },
  received: ReceivedRecord,
  head: StoredRow | undefined,
  options: StoreOptions = {},
): Promise<RecordVerdict> {
  const { record, sha256 } = received;
  const isOwn = head?.AuditDataSha256 === sha256;
  if (head && isOwn && head.Parts === undefined && plainText(head) === record.text) {
    return judgeColumns(received, head);
  }
  const { partitionKey, rowKey, day } = recordKeys(record);
  const texts = await storedTexts(store, { table: names.records(day), partitionKey, rowKey }, options);
  const intact = texts.filter(isIntactText);
  const same = intact.find((text) => text.sha256 === sha256);
  const claiming = texts.find((text) => text.sha256 === sha256 && !isIntactText(text))?.row;
  const isHeadIntact = !head || intact.some(({ row }) => row.rowKey === head.rowKey);
  const broken = isHeadIntact ? claiming : head;
  if (broken) {
    const hasText = texts.some(({ row }) => row.rowKey === broken.rowKey);
    const detail = hasText ? 'altered' : 'textLost';
    return { kind: 'different', row: broken, detail, standIn: same?.row };
  }
  const alike = same ?? intact.find(({ utf8 }) => sameTokens(record.text, utf8.toString('utf8')));
  if (alike) return same ? judgeColumns(received, alike.row) : { kind: 'stored', row: alike.row };
  const other = texts[0]?.row;
  return other && head
    ? { kind: 'different', row: other, detail: 'otherText', standIn: undefined }
    : { kind: 'missing' };
}

function judgeColumns({ record }: ReceivedRecord, row: StoredRow): RecordVerdict {
  const column = alteredColumn(record, row);
  if (column === undefined) return { kind: 'stored', row };
  return { kind: 'different', row, detail: `column ${column}`, standIn: row };
}

function plainText(row: StoredRow): string | undefined {
  if (typeof row.AuditData === 'string') return row.AuditData;
  try {
    return readKeptText([row], 'AuditData')?.toString('utf8');
  } catch {
    // Slices that are no gzip any more: somebody has changed them.
    return undefined;
  }
}
