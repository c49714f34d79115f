import type { AuditRecord } from '../records/auditRecord';
import {
  CONTRACT_VERSION,
  PARSER_VERSION,
  type RecordOrigin,
  recordRows,
} from '../tables/auditRecords/recordRows';
import type { RowValue } from '../tables/store/tableRow';
import type { StoredRow } from '../tables/store/tableStore';

// Where the row came from, not what the record says; the text is compared by itself.
const OF_THE_DELIVERY = /^(?:IsVariant|VariantOf|Source|ContentId|ContractVersion|ParserVersion)$/;
const TEXT = /^(?:AuditData.*|Parts|partitionKey|rowKey)$/;
const OF_THE_STORE = /^(?:etag|timestamp)$/;

/**
 * Columns follow from the text alone, so that a row whose text is right and whose columns are not was changed by hand.
 * @param row a head row with all of its columns, its text known to be the record's
 * @returns the first column that is not as it was written; undefined too for rows of another version, whose columns cannot be told
 */
export function alteredColumn(record: AuditRecord, row: StoredRow): string | undefined {
  if (row.ParserVersion !== PARSER_VERSION || row.ContractVersion !== CONTRACT_VERSION) return undefined;
  const origin: RecordOrigin = {
    source: String(row.Source),
    contentId: String(row.ContentId),
    quarantinePartition: '',
  };
  const { head } = recordRows(record, origin);
  const isOfRecord = (name: string) => ![OF_THE_DELIVERY, TEXT, OF_THE_STORE].some((form) => form.test(name));
  // One that the record does not have was added.
  return [...Object.keys(head), ...Object.keys(row)].find(
    (name) => isOfRecord(name) && !isSame(head[name], row[name]),
  );
}

function isSame(written: RowValue | undefined, read: unknown): boolean {
  if (typeof written !== 'object') return written === read;
  if (written instanceof Uint8Array) return read instanceof Uint8Array && Buffer.compare(written, read) === 0;
  if (written.type === 'DateTime')
    return read instanceof Date && read.getTime() === Date.parse(written.value);
  return String(read) === written.value || Number(read) === Number(written.value);
}
