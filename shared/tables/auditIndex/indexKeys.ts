import { hash } from 'node:crypto';
import type { Lookup } from '../../records/lookup';
import { keySafe } from '../store/keySafe';

/** `record` finds an Id alone; the others are what a record is about. */
export type IndexKind = Lookup['kind'] | 'record';

/**
 * Partition of an index row: one a day and kind, so that rows travel in full transactions; for `record`, by two hex digits of the Id's
 * hash, because whoever asks for an Id does not know its day.
 */
export function indexPartitionKey(kind: IndexKind, day: string, value: string): string {
  if (kind !== 'record') return `${kind}_${day}`;
  return `record_${hash('sha256', value, 'hex').slice(0, 2)}`;
}

/** `{value}|`: all index rows of a value begin with it. The value lower-cased and made safe for a key, `|` escaped, hashed if long. */
export function indexRowKeyPrefix(value: string): string {
  return `${keySafe(value.toLowerCase(), { separators: '|' })}|`;
}

/** First row key behind all that begin with the prefix: `}` follows `|`. */
export function behindPrefix(prefix: string): string {
  return `${prefix.slice(0, -1)}}`;
}
