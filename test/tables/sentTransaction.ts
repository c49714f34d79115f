import { insertBody } from '../../shared/tables/store/insertBody';
import { rowJson } from '../../shared/tables/store/rowJson';
import type { TableRow } from '../../shared/tables/store/tableRow';

/** @returns the body that is really sent for inserts of these rows, with the longest address that there is */
export function sentTransaction(rows: readonly TableRow[]): Buffer {
  const texts = rows.map((row) => Buffer.from(rowJson(row)));
  let end = 0;
  const ends = texts.map(({ length }) => (end += length));
  return insertBody(
    { bytes: Buffer.concat(texts), ends },
    {
      tableUrl: `https://${'a'.repeat(24)}.table.core.windows.net/${'T'.repeat(57)}202611`,
      id: '7e0b3c1a-1c9b-4b8e-9d9d-000000000000',
      place: Buffer.alloc,
    },
  );
}
