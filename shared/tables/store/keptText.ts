import { gunzipSync, gzipSync } from 'node:zlib';
import { ROW_LIMITS } from './rowLimits';
import { rowSizeInBytes } from './rowSize';
import type { RowValue, TableRow } from './tableRow';

/** Longest text that stands in a text column as it is, in UTF-16 units (the service's limit is 32,768). */
export const LONGEST_PLAIN_TEXT_UNITS = 32_000;
// Fixed slices of the bytes: a gzip member of incompressible bytes grows by 18 bytes and 5 a block, far from the 5,536 left.
const SLICE_BYTES = 60_000;
// Stays clear of the 1 MiB of an entity: what a head row's other columns gain afterwards (none today) has room.
const ROW_MARGIN_BYTES = 4_096;

/** A text in the form that fits the service's limits at any size: the head row's columns, and further rows where one does not suffice. */
export interface KeptText {
  readonly columns: Record<string, RowValue>;
  /** Columns of each continuation row, in order. Empty for nearly every record. */
  readonly continuations: readonly Record<string, RowValue>[];
}

/**
 * Keeps the exact bytes of a text (design: "Text"): up to 32,000 UTF-16 units as text in `{name}`; above, or where the bytes are no
 * valid UTF-8, as slices of 60,000 bytes, each a gzip member of its own, in `{name}Gzip00`, `01`, ...; what one row of 1 MiB does not
 * hold goes on in continuation rows that count from `00` again.
 *
 * @param content `text` is undefined where the bytes are no valid UTF-8
 * @param name column name, `AuditData` or `Text`
 * @param head the head row without its text: its size is what the slices have to leave room for
 */
export function keepText(
  content: { text: string | undefined; utf8: Uint8Array },
  name: string,
  head: TableRow,
): KeptText {
  if (content.text !== undefined && content.text.length <= LONGEST_PLAIN_TEXT_UNITS) {
    return { columns: { [name]: content.text }, continuations: [] };
  }
  const rows: Record<string, RowValue>[] = [{}];
  // `Parts` is a column of the head row.
  let room = ROW_LIMITS.rowBytes - ROW_MARGIN_BYTES - rowSizeInBytes(head) - 64;
  let slicesInRow = 0;
  for (let start = 0; start < content.utf8.byteLength || start === 0; start += SLICE_BYTES) {
    const slice = gzipSync(content.utf8.subarray(start, start + SLICE_BYTES));
    const size = 8 + (name.length + 6) * 2 + slice.byteLength + 4;
    if (size > room || slicesInRow === 100) {
      rows.push({});
      // A continuation row has two keys and nothing else beside the slices.
      room = ROW_LIMITS.rowBytes - ROW_MARGIN_BYTES - 2 * ROW_LIMITS.keyUnits * 2;
      slicesInRow = 0;
    }
    const row = rows.at(-1) ?? {};
    row[`${name}Gzip${String(slicesInRow).padStart(2, '0')}`] = new Uint8Array(slice);
    room -= size;
    slicesInRow += 1;
  }
  const [columns = {}, ...continuations] = rows;
  if (continuations.length > 0) columns.Parts = continuations.length;
  return { columns, continuations };
}

/**
 * Gives back the exact bytes that {@link keepText} kept.
 * @param rows the head row's columns, then those of its continuation rows in order
 * @returns the bytes; undefined where neither form of the text is there
 */
export function readKeptText(rows: readonly Record<string, unknown>[], name: string): Buffer | undefined {
  const plain = rows[0]?.[name];
  if (typeof plain === 'string') return Buffer.from(plain, 'utf8');
  const slices: Buffer[] = [];
  for (const row of rows) {
    for (let index = 0; ; index++) {
      const slice = row[`${name}Gzip${String(index).padStart(2, '0')}`];
      if (!(slice instanceof Uint8Array)) break;
      slices.push(gunzipSync(slice));
    }
  }
  return slices.length > 0 ? Buffer.concat(slices) : undefined;
}
