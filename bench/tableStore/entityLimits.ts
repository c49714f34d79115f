import type { PropertyValue } from './entity';
import { ServiceError } from './serviceError';

// understanding-the-table-service-data-model, scalability-targets.
const OWN_PROPERTIES = 252;
const TEXT_UNITS = 32_768;
const BINARY_BYTES = 65_536;
const ENTITY_BYTES = 1_048_576;
const KEY_UNITS = 512;
const FORBIDDEN_IN_KEYS = /[/\\#?\u0000-\u001f\u007f-\u009f]/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,254}$/u;

/**
 * Checks what the service checks of an entity.
 * @throws ServiceError as the service would refuse it
 */
export function checkEntity(properties: Readonly<Record<string, PropertyValue>>): void {
  const { PartitionKey: partitionKey, RowKey: rowKey } = properties;
  for (const key of [partitionKey, rowKey]) {
    if (typeof key !== 'string') throw new ServiceError(400, 'PropertiesNeedValue');
    if (key.length > KEY_UNITS) throw new ServiceError(400, 'KeyValueTooLarge');
    if (FORBIDDEN_IN_KEYS.test(key) || !key.isWellFormed()) throw new ServiceError(400, 'OutOfRangeInput');
  }
  let own = 0;
  let bytes = 4 + (String(partitionKey).length + String(rowKey).length) * 2;
  for (const [name, value] of Object.entries(properties)) {
    if (name.endsWith('@odata.type') || name === 'PartitionKey' || name === 'RowKey') continue;
    own += 1;
    if (!NAME.test(name)) throw new ServiceError(400, 'PropertyNameInvalid');
    bytes += 8 + name.length * 2 + valueBytes(value, properties[`${name}@odata.type`]);
  }
  if (own > OWN_PROPERTIES) throw new ServiceError(400, 'TooManyProperties');
  if (bytes > ENTITY_BYTES) throw new ServiceError(400, 'EntityTooLarge');
}

function valueBytes(value: PropertyValue, type: PropertyValue | undefined): number {
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 8;
  if (type === 'Edm.Binary') {
    const bytes = Buffer.byteLength(value, 'base64');
    if (bytes > BINARY_BYTES) throw new ServiceError(400, 'PropertyValueTooLarge');
    return bytes + 4;
  }
  if (type !== undefined && type !== 'Edm.String') return 16;
  if (value.length > TEXT_UNITS) throw new ServiceError(400, 'PropertyValueTooLarge');
  return value.length * 2 + 4;
}
