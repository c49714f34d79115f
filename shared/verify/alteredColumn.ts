import type { AuditRecord } from '../records/auditRecord';
import { isRecordColumn } from '../tables/auditRecords/isRecordColumn';
import { isSameColumn } from '../tables/auditRecords/isSameColumn';
import { isVariantRow } from '../tables/auditRecords/isVariantRow';
import { recordKeys } from '../tables/auditRecords/recordKeys';
import {
  CONTRACT_VERSION,
  PARSER_VERSION,
  type RecordOrigin,
  recordRows,
} from '../tables/auditRecords/recordRows';
import type { StoredRow } from '../tables/store/tableStore';

/**
 * Columns follow from the text alone, so that a row whose text is right and whose columns are not was changed by hand.
 * @param row a head row with all of its columns, its text known to be the record's
 * @returns the first column that is not as it was written; undefined too for rows of another version, whose columns cannot be told
 */
export function alteredColumn(record: AuditRecord, row: StoredRow): string | undefined {
  if (row.ParserVersion !== PARSER_VERSION || row.ContractVersion !== CONTRACT_VERSION) return undefined;
  if (row.IsVariant !== isVariantRow(recordKeys(record).rowKey, row)) return 'IsVariant';
  const origin: RecordOrigin = {
    source: String(row.Source),
    contentId: String(row.ContentId),
    quarantinePartition: '',
  };
  const { head } = recordRows(record, origin);
  // One that the record does not have was added.
  return [...Object.keys(head), ...Object.keys(row)].find(
    (name) => isRecordColumn(name) && !isSameColumn(head[name], row[name]),
  );
}
