import type { AuditRecord } from '../../records/auditRecord';
import { brokenLimit } from '../store/brokenLimit';
import { continuationRowKey } from '../store/continuationRowKey';
import { keepText } from '../store/keptText';
import type { RowValue, TableRow } from '../store/tableRow';
import { recordKeys } from './recordKeys';

/** Version of the public storage contract: what the columns and keys mean. */
export const CONTRACT_VERSION = 1;
/** Version of the parser: which fields have columns of their own. `rebuild` brings older rows up to it. */
export const PARSER_VERSION = 1;

/** Where a record came from. */
export interface RecordOrigin {
  readonly source: string;
  /** contentId of the blob, or the SHA-256 of the file. */
  readonly contentId: string;
  /** Partition of what has to be quarantined: day of contentCreated, for files the first two hex digits of their SHA-256. */
  readonly quarantinePartition: string;
  readonly fileName?: string;
}

/** The rows of one record: where the head exists, the record is whole, so it is written last. */
export interface RecordRows {
  readonly head: TableRow;
  /** Nearly always empty: rows for what does not fit one entity of 1 MiB. */
  readonly continuations: readonly TableRow[];
}

/**
 * Makes the rows of a record by the storage contract: its columns, its exact text, where it came from.
 * A row that would break a limit of the service all the same keeps only the columns that make it findable: the text has the rest.
 */
export function recordRows(record: AuditRecord, origin: RecordOrigin): RecordRows {
  const rows = build(record, record.columns, origin);
  return brokenLimit(rows.head) === undefined ? rows : build(record, essentialColumns(record), origin);
}

function build(record: AuditRecord, columns: Record<string, RowValue>, origin: RecordOrigin): RecordRows {
  const { partitionKey, rowKey } = recordKeys(record);
  const head: TableRow & Record<string, RowValue> = {
    ...columns,
    partitionKey,
    rowKey,
    AuditDataSha256: record.sha256,
    IsVariant: false,
    Source: origin.source,
    ContentId: origin.contentId,
    ContractVersion: CONTRACT_VERSION,
    ParserVersion: PARSER_VERSION,
  };
  const kept = keepText(record, 'AuditData', head);
  Object.assign(head, kept.columns);
  return {
    head,
    continuations: kept.continuations.map((slices, index) => ({
      ...slices,
      partitionKey,
      rowKey: continuationRowKey(rowKey, record.sha256, index + 1),
    })),
  };
}

/**
 * The rows of a record that has another text than the one stored under its keys: kept beside it, never over it.
 * @param hexDigits digits of the text's SHA-256 in the row key: 8, or all 64 should those 8 be taken by a third text
 */
export function asVariant(
  { head, continuations }: RecordRows,
  sha256: string,
  hexDigits: 8 | 64,
): RecordRows {
  const rowKey = `${head.rowKey}~${sha256.slice(0, hexDigits)}`;
  return {
    head: { ...head, rowKey, IsVariant: true, VariantOf: head.rowKey },
    continuations: continuations.map((row, index) => ({
      ...row,
      rowKey: continuationRowKey(rowKey, sha256, index + 1),
    })),
  };
}

function essentialColumns({ columns }: AuditRecord): Record<string, RowValue> {
  const kept: Record<string, RowValue> = {};
  for (const name of [
    'Id',
    'CreationTime',
    'RecordType',
    'RecordTypeName',
    'Operation',
    'Workload',
    'UserId',
  ]) {
    const value = columns[name];
    if (value !== undefined && !(typeof value === 'string' && value.length > 1_024)) kept[name] = value;
  }
  const omitted = Object.keys(columns).filter((name) => columns[name] !== undefined && !(name in kept));
  kept.OmittedColumns = JSON.stringify(omitted).slice(0, 32_000);
  return kept;
}
