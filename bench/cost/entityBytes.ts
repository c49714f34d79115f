import type { TableEntity } from '@azure/data-tables';

/** What an entity that was read takes in Table Storage (understanding-the-table-service-data-model), the service's Timestamp left out. */
export function entityBytes({ partitionKey, rowKey, ...properties }: TableEntity): number {
  let bytes = 4 + (partitionKey.length + rowKey.length) * 2;
  for (const [name, value] of Object.entries(properties)) bytes += 8 + name.length * 2 + valueBytes(value);
  return bytes;
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return value.length * 2 + 4;
  if (value instanceof Uint8Array) return value.byteLength + 4;
  if (typeof value === 'number') return Number.isInteger(value) ? 4 : 8;
  return typeof value === 'boolean' ? 1 : 8;
}
