import type { AuditRecord } from '../records/auditRecord';
import { parseRecord } from '../records/parseRecord';
import { isRecordColumn } from '../tables/auditRecords/isRecordColumn';
import { isSameColumn } from '../tables/auditRecords/isSameColumn';
import { isVariantRow } from '../tables/auditRecords/isVariantRow';
import { recordKeys } from '../tables/auditRecords/recordKeys';
import { CONTRACT_VERSION, PARSER_VERSION, recordRows } from '../tables/auditRecords/recordRows';
import type { RowValue } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';

/**
 * Whether the columns of a row say what its text says: whoever changes UserId or RecordType hides a record from every search without
 * touching the text. The text is parsed anew and every column compared.
 * @param text the row's own, checked
 * @returns true also for rows of another parser's version, of which this one cannot know
 */
export function columnsMatchText(row: StoredRow, text: Buffer): boolean {
  if (row.ParserVersion !== PARSER_VERSION || row.ContractVersion !== CONTRACT_VERSION) return true;
  const parsed = parseRecord(text, { now: new Date(0), source: 'file' });
  if (!parsed.ok) return false;
  const { record } = parsed;
  const { partitionKey, rowKey } = recordKeys(record);
  if (partitionKey !== row.partitionKey || row.IsVariant !== isVariantRow(rowKey, row)) return false;
  const expected = expectedColumns(record, row);
  const names = [...Object.keys(expected), ...Object.keys(row)].filter(isRecordColumn);
  return names.every((name) => isSameColumn(expected[name], row[name]));
}

/** Only where a row would have broken a limit of the service, its columns are less than the record's: making the row tells which. */
function expectedColumns(record: AuditRecord, row: StoredRow): Record<string, RowValue> {
  if (row.OmittedColumns === record.columns.OmittedColumns) return record.columns;
  return recordRows(record, { source: '', contentId: '', quarantinePartition: '' }).head;
}
