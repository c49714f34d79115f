import { rowPayloadInBytes, rowSizeInBytes } from './rowSize';
import type { TableRow } from './tableRow';

/** Limits of the Table service (scalability-targets, data model). Azurite enforces few of them: our own code holds them all. */
export const ROW_LIMITS = {
  ownProperties: 252,
  stringUnits: 32_768,
  binaryBytes: 65_536,
  keyUnits: 512,
  rowBytes: 1_048_576,
  transactionRows: 100,
  /** Body of a transaction must be below 4 MiB; a margin for the frame around the parts. */
  transactionBytes: 4 * 1_048_576 - 65_536,
  propertyNameUnits: 255,
} as const;

const PROPERTY_NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*$/u;
const FORBIDDEN_IN_KEY = /[/\\#?\u0000-\u001f\u007f-\u009f]/;
// Swallowed or renamed by the client or the service: a record's own field of this name would be lost without a word.
const SYSTEM_NAMES = /^(timestamp|etag|odata.*)$/i;

/**
 * Tells which limit of the service a row breaks.
 * @returns the broken limit in a few words, without any value of the row; undefined where it fits
 */
export function brokenLimit(row: TableRow): string | undefined {
  for (const key of [row.partitionKey, row.rowKey]) {
    if (key.length > ROW_LIMITS.keyUnits) return 'key too long';
    if (FORBIDDEN_IN_KEY.test(key) || !key.isWellFormed()) return 'key with a forbidden character';
  }
  let ownProperties = 0;
  for (const name in row) {
    if (name === 'partitionKey' || name === 'rowKey') continue;
    ownProperties += 1;
    if (name.length > ROW_LIMITS.propertyNameUnits || !PROPERTY_NAME.test(name)) return 'property name';
    if (SYSTEM_NAMES.test(name)) return `system property name ${name}`;
    const value = row[name];
    if (typeof value === 'string' && value.length > ROW_LIMITS.stringUnits) return `text too long in ${name}`;
    if (value instanceof Uint8Array && value.byteLength > ROW_LIMITS.binaryBytes)
      return `binary too long in ${name}`;
  }
  if (ownProperties > ROW_LIMITS.ownProperties) return 'too many properties';
  if (rowSizeInBytes(row) > ROW_LIMITS.rowBytes) return 'row too large';
  if (rowPayloadInBytes(row) > ROW_LIMITS.transactionBytes) return 'row too large for a transaction';
  return undefined;
}
