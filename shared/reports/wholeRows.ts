import { exactText } from '../query/exactText';
import type { ReadableTables } from '../query/readableTables';
import { parseExactJson } from '../records/exactJson';
import { jsonObject } from '../records/jsonObject';
import { trimmedFields } from '../records/trimmedFields';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';

/**
 * Rows with nothing left out: where a column was too long for the table (`OmittedColumns` says so), the field comes from the text as it was
 * received.
 */
export async function* wholeRows(
  tables: ReadableTables,
  rows: AsyncIterable<StoredRow>,
  options: StoreOptions = {},
): AsyncGenerator<StoredRow> {
  for await (const row of rows) {
    if (row.OmittedColumns === undefined) yield row;
    else yield await withFields(tables, row, options);
  }
}

async function withFields(tables: ReadableTables, row: StoredRow, options: StoreOptions): Promise<StoredRow> {
  const table = tables.names.records(row.partitionKey.slice(-10));
  const whole = await tables.store.read(table, row.partitionKey, row.rowKey, options);
  if (!whole) return row;
  const text = await exactText(tables, whole, options);
  return { ...trimmedFields(jsonObject.parse(parseExactJson(text.toString()))), ...whole };
}
