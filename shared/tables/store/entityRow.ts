import { z } from 'zod';
import type { StoredRow } from './tableStore';

/** An entity as the service sends it: keys and metadata by their own names, what JSON cannot tell with its type beside it. */
export const sentEntity = z.custom<Readonly<Record<string, unknown>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'PartitionKey' in value &&
    typeof value.PartitionKey === 'string' &&
    'RowKey' in value &&
    typeof value.RowKey === 'string',
);

const TYPE = '@odata.type';
const NAMES: ReadonlyMap<string, string> = new Map([
  ['PartitionKey', 'partitionKey'],
  ['RowKey', 'rowKey'],
  ['Timestamp', 'timestamp'],
  ['odata.etag', 'etag'],
]);

/**
 * A row out of an entity, its values as the client library gives them: a time as Date, 64 bits as bigint, bytes as Uint8Array. Read here
 * because the library goes three times through every property of every row, which is most of what a long report takes.
 */
export function entityRow(entity: Readonly<Record<string, unknown>>): StoredRow {
  const row: Record<string, unknown> & { partitionKey: string; rowKey: string; etag: string } = {
    partitionKey: String(entity.PartitionKey),
    rowKey: String(entity.RowKey),
    etag: String(entity['odata.etag'] ?? ''),
  };
  for (const name in entity) {
    if (name.endsWith(TYPE)) {
      const property = name.slice(0, -TYPE.length);
      const value = entity[property];
      // A column that was asked for and is missing comes as null from the service, not at all from Azurite (issue 2535).
      if (value !== null && value !== undefined)
        row[NAMES.get(property) ?? property] = typedValue(value, entity[name]);
      continue;
    }
    const value = entity[name];
    const column = NAMES.get(name) ?? name;
    // Its type may have come first.
    if (value !== null && !Object.hasOwn(row, column)) row[column] = value;
  }
  return row;
}

function typedValue(value: unknown, type: unknown): unknown {
  switch (type) {
    case 'Edm.DateTime':
      return new Date(String(value));
    case 'Edm.Int64':
      return BigInt(String(value));
    case 'Edm.Binary':
      return new Uint8Array(Buffer.from(String(value), 'base64'));
    case 'Edm.Guid':
      return { value, type: 'Guid' };
    default:
      return value;
  }
}
