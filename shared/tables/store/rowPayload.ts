import { ROW_LIMITS } from './rowLimits';
import type { RowValue, TableRow } from './tableRow';

// What the client puts around each entity in a transaction: part headers, address. Measured at 430 to 560.
const PART_OVERHEAD_BYTES = 700;
// Quotes, commas, and `@odata.type` with the type's name, beside the column's name that then stands twice.
const PROPERTY_OVERHEAD_BYTES = 40;
// A number, a Boolean or a time as JSON.
const SCALAR_BYTES = 40;
// The longest that one UTF-16 unit gets as JSON: `\u0000`.
const LONGEST_UNIT_BYTES = 6;
/** Rows within this fit into a transaction a hundred at a time, so nobody needs to know their size any closer. */
const COARSE_BYTES = Math.floor(ROW_LIMITS.transactionBytes / ROW_LIMITS.transactionRows);

/**
 * Upper bound of what an entity takes in the body of a transaction, which must stay below 4 MiB. Coarse for small rows, because
 * counting every character of every record costs more than it tells; close for large ones.
 * @returns bytes
 */
export function rowPayloadInBytes(row: TableRow): number {
  const coarseBytes = payloadInBytes(row, coarseTextBytes);
  return coarseBytes <= COARSE_BYTES ? coarseBytes : payloadInBytes(row, jsonTextBytes);
}

function payloadInBytes(row: TableRow, textBytes: (text: string) => number): number {
  let bytes = PART_OVERHEAD_BYTES;
  for (const name in row) {
    const value = row[name];
    if (value !== undefined)
      bytes += textBytes(name) * 2 + PROPERTY_OVERHEAD_BYTES + valueBytes(value, textBytes);
  }
  return bytes;
}

function valueBytes(value: RowValue, textBytes: (text: string) => number): number {
  if (typeof value === 'string') return textBytes(value);
  if (value instanceof Uint8Array) return Math.ceil(value.byteLength / 3) * 4;
  return SCALAR_BYTES;
}

function coarseTextBytes(text: string): number {
  return text.length * LONGEST_UNIT_BYTES;
}

/** UTF-8 bytes of the text as it is sent, as JSON without its quotes; never less. */
function jsonTextBytes(text: string): number {
  let bytes = Buffer.byteLength(text);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22 || unit === 0x5c) bytes += 1;
    // A lone surrogate counts 3 bytes as UTF-8 and is written as `\ud800`.
    else if (unit < 0x20 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 5;
    // See rowJson: 3 bytes that become 6.
    else if (unit === 0x2028 || unit === 0x2029) bytes += 3;
  }
  return bytes;
}
