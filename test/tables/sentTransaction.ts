import { rowJson } from '../../shared/tables/store/rowJson';
import type { TableRow } from '../../shared/tables/store/tableRow';
import { transactionBody } from '../../shared/tables/store/transactionBody';

/** @returns the body that is really sent for inserts of these rows, with the longest address that there is */
export function sentTransaction(rows: readonly TableRow[]): Buffer {
  const tableUrl = `https://${'a'.repeat(24)}.table.core.windows.net/${'T'.repeat(57)}202611`;
  return transactionBody(
    rows.map((row) => ({ change: 'insert', json: rowJson(row) })),
    { tableUrl, id: '7e0b3c1a-1c9b-4b8e-9d9d-000000000000' },
    Buffer.alloc,
  );
}
