import { hash } from 'node:crypto';
import { odata } from '@azure/data-tables';
import { readKeptText } from '../tables/store/keptText';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import type { SealableTables } from './sealableTables';
import { dayOf } from './typeDayRows';

/**
 * The bytes of a record's text, checked against the row's own hash. A text over several rows counts as whole only with exactly the rows that
 * `Parts` says: fewer or more would make readers refuse it.
 * @param row with all columns
 * @returns undefined where the text is not there whole or does not have the hash that the row claims
 */
export async function keptRecordText(
  { store, names }: Omit<SealableTables, 'clock'>,
  row: StoredRow,
  options: StoreOptions = {},
): Promise<Buffer | undefined> {
  const { partitionKey, rowKey, Parts: parts = 0, AuditDataSha256: sha256 } = row;
  const rows: StoredRow[] = [];
  if (parts !== 0) {
    const prefix = `${rowKey}~${String(sha256).slice(0, 16)}~`;
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${prefix} and RowKey lt ${`${prefix}~`}`;
    const table = names.records(dayOf(partitionKey));
    for await (const page of store.query(table, filter, options)) rows.push(...page);
    // From the hundredth on a part's number has three digits and does not sort as text.
    rows.sort((a, b) => partNumber(a) - partNumber(b));
  }
  if (rows.length !== parts || rows.some((part, index) => partNumber(part) !== index + 1)) return undefined;
  try {
    const text = readKeptText([row, ...rows], 'AuditData');
    return text && hash('sha256', text, 'hex') === sha256 ? text : undefined;
  } catch {
    // A slice that does not inflate.
    return undefined;
  }
}

function partNumber({ rowKey }: StoredRow): number {
  return Number(rowKey.slice(rowKey.lastIndexOf('~') + 1));
}
