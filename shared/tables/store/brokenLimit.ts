import { ROW_LIMITS } from './rowLimits';
import { propertySizeInBytes } from './rowSize';
import type { TableRow } from './tableRow';

const PROPERTY_NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*$/u;
const FORBIDDEN_IN_KEY = /[/\\#?\u0000-\u001f\u007f-\u009f]/;
// Swallowed or renamed by the client or the service: a record's own field of this name would be lost without a word.
const SYSTEM_NAMES = /^(timestamp|etag|odata.*)$/i;

// Columns have the same few hundred names in every row: each is looked at once.
const REMEMBERED_NAMES = 4_000;
const goodNames = new Set<string>();

/**
 * Tells which limit of the service a row breaks.
 * @returns the broken limit in a few words, without any value of the row; undefined where it fits
 */
export function brokenLimit(row: TableRow): string | undefined {
  let sizeBytes = 4;
  for (const key of [row.partitionKey, row.rowKey]) {
    if (key.length > ROW_LIMITS.keyUnits) return 'key too long';
    if (FORBIDDEN_IN_KEY.test(key) || !key.isWellFormed()) return 'key with a forbidden character';
    sizeBytes += key.length * 2;
  }
  let ownProperties = 0;
  for (const name in row) {
    const value = row[name];
    if (name === 'partitionKey' || name === 'rowKey' || value === undefined) continue;
    if (!isGoodName(name)) return 'property name';
    if (typeof value === 'string' && value.length > ROW_LIMITS.stringUnits) return `text too long in ${name}`;
    if (value instanceof Uint8Array && value.byteLength > ROW_LIMITS.binaryBytes)
      return `binary too long in ${name}`;
    ownProperties += 1;
    sizeBytes += propertySizeInBytes(name, value);
  }
  if (ownProperties > ROW_LIMITS.ownProperties) return 'too many properties';
  return sizeBytes > ROW_LIMITS.rowBytes ? 'row too large' : undefined;
}

function isGoodName(name: string): boolean {
  if (goodNames.has(name)) return true;
  const isGood =
    name.length <= ROW_LIMITS.propertyNameUnits && PROPERTY_NAME.test(name) && !SYSTEM_NAMES.test(name);
  if (isGood && goodNames.size < REMEMBERED_NAMES) goodNames.add(name);
  return isGood;
}
