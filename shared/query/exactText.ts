import { odata } from '@azure/data-tables';
import { OperatorFault } from '../faults/operatorFault';
import { readKeptText } from '../tables/store/keptText';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { ReadableTables } from './readableTables';

/**
 * The exact bytes of a record as it was received. Nearly always they stand in the row itself; a text beyond one row is read from its
 * continuation rows, which are named `{RowKey}~{16 hex of the text's sha256}~01` and so on.
 *
 * @param row a head row with all of its columns
 * @throws OperatorFault where the text is not there: no write of this product leaves a record without it
 */
export async function exactText(
  { store, names }: ReadableTables,
  row: StoredRow,
  options: StoreOptions = {},
): Promise<Buffer> {
  const table = names.records(row.partitionKey.slice(-10));
  const parts: StoredRow[] = [];
  if (row.Parts !== undefined) {
    const prefix = `${row.rowKey}~${String(row.AuditDataSha256).slice(0, 16)}~`;
    const filter = odata`PartitionKey eq ${row.partitionKey} and RowKey ge ${prefix} and RowKey lt ${`${prefix}~`}`;
    for await (const page of store.query(table, filter, options)) parts.push(...page);
  }
  // From the hundredth on a part's number has three digits and does not sort as text.
  parts.sort((a, b) => partNumber(a) - partNumber(b));
  const text = readKeptText([row, ...parts], 'AuditData');
  if (text !== undefined && parts.length === (row.Parts ?? 0)) return text;
  throw new OperatorFault(
    `The record in table ${table} under ${row.partitionKey} / ${row.rowKey} has lost its text.`,
    'Somebody has changed or removed rows of this table. Look at who may write to the storage account.',
  );
}

function partNumber({ rowKey }: StoredRow): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('~') + 1));
}
