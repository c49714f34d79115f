import { odata } from '@azure/data-tables';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';
import type { SealMember } from './sealMember';

/** A row of a type-day, by what its columns say. */
export interface TypeDayRow extends SealMember {
  /** `stray`: nothing that this product writes; `continuation`: goes on with the text of another row. */
  readonly kind: 'record' | 'stray' | 'continuation';
  readonly source: unknown;
  readonly contentId: unknown;
}

/** Columns without which a row cannot be told to be a record. */
const TYPE_DAY_COLUMNS = ['AuditDataSha256', 'RecordType', 'ContentId', 'Source'] as const;

const SHA256 = /^[0-9a-f]{64}$/;

/** The day of a type-day's key, `yyyy-MM-dd`. */
export function dayOf(partitionKey: string): string {
  return partitionKey.slice(-10);
}

/** Every row of a type-day, in the order of row keys, without its text. */
export async function* typeDayRows(
  { store, names }: Omit<SealableTables, 'clock'>,
  partitionKey: string,
  options: StoreOptions = {},
): AsyncGenerator<TypeDayRow> {
  const selected = { ...options, select: TYPE_DAY_COLUMNS };
  const filter = odata`PartitionKey eq ${partitionKey}`;
  for await (const page of store.query(names.records(dayOf(partitionKey)), filter, selected)) {
    for (const columns of page) yield typeDayRow(columns);
  }
}

/** A row of the records table as a row of its type-day. */
export function typeDayRow(row: StoredRow): TypeDayRow {
  const {
    rowKey,
    AuditDataSha256: sha256,
    RecordType: recordType,
    Source: source,
    ContentId: contentId,
  } = row;
  const origin = { rowKey, source, contentId };
  if (typeof sha256 === 'string' && SHA256.test(sha256)) return { ...origin, kind: 'record', sha256 };
  // A reader takes every row with a RecordType for a record.
  const isContinuation =
    sha256 === undefined && recordType === undefined && CONTINUATION_ROW_KEY.test(rowKey);
  return { ...origin, kind: isContinuation ? 'continuation' : 'stray', sha256: '' };
}
