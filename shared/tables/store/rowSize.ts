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
    else size += propertySizeInBytes(name, value);
  }
  return size;
}

/** Size of one property as the service stores it, in bytes. */
export function propertySizeInBytes(name: string, value: RowValue): number {
  return 8 + name.length * 2 + valueSizeInBytes(value);
}

function valueSizeInBytes(value: RowValue): number {
  if (typeof value === 'string') return value.length * 2 + 4;
  if (value instanceof Uint8Array) return value.byteLength + 4;
  if (typeof value === 'number') return 4;
  if (typeof value === 'boolean') return 1;
  return 8;
}
