import type { RowValue, TableRow } from './tableRow';

/**
 * Size of an entity as the service counts it against its limit of 1 MiB: 4 bytes, both keys at 2 bytes a UTF-16 unit, and for each
 * property 8 bytes, its name at 2 bytes a unit and its value (understanding-the-table-service-data-model).
 * @returns bytes
 */
export function rowSizeInBytes(row: TableRow): number {
  let size = 4;
  for (const name in row) {
    const value = row[name];
    if (value === undefined) continue;
    if (name === 'partitionKey' || name === 'rowKey') size += String(value).length * 2;
    else size += 8 + name.length * 2 + valueSizeInBytes(value);
  }
  return size;
}

/** Size of one value as the service stores it, in bytes. */
export function valueSizeInBytes(value: RowValue): number {
  if (typeof value === 'string') return value.length * 2 + 4;
  if (value instanceof Uint8Array) return value.byteLength + 4;
  if (typeof value === 'number') return 4;
  if (typeof value === 'boolean') return 1;
  return 8;
}

// What the client puts around each entity in a transaction: part headers, address, type annotations. Measured at 430 to 560; keys stand in twice.
const PART_OVERHEAD_BYTES = 700;

/**
 * Upper bound of what an entity takes in the body of a transaction, which must stay below 4 MiB.
 * A UTF-16 unit takes at most 6 bytes as JSON (`\u0000`), mostly 1: counted exactly for long texts, at 6 for short ones.
 * @returns bytes
 */
export function rowPayloadInBytes(row: TableRow): number {
  let payload = PART_OVERHEAD_BYTES;
  for (const name in row) {
    const value = row[name];
    if (value === undefined) continue;
    payload += name.length * 2 + 40;
    if (typeof value === 'string') payload += value.length < 256 ? value.length * 6 : jsonBytes(value);
    else if (value instanceof Uint8Array) payload += Math.ceil(value.byteLength / 3) * 4;
    else payload += 40;
  }
  return payload;
}

function jsonBytes(text: string): number {
  let bytes = Buffer.byteLength(text);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x22 || unit === 0x5c) bytes += 1;
    else if (unit < 0x20) bytes += 5;
  }
  return bytes;
}
