import { odata } from '@azure/data-tables';
import { addressBlock } from '../records/addressBlock';
import type { LookupKind } from '../records/lookup';
import { lookupValue } from '../records/lookupValue';
import { behindPrefix, indexPartitionKey, indexRowKeyPrefix } from '../tables/auditIndex/indexKeys';

/** A value's rows in the index of any day: row keys from `from` (included) to `before` (not). */
export interface LookupRange {
  readonly kind: LookupKind;
  readonly from: string;
  readonly before: string;
  /** As it was asked for. */
  readonly spelled: string;
}

// A UserId that is no text in the record becomes text in its column, but has no index row.
const MAY_BE_NO_TEXT = /^(-?\d+(\.\d+)?(e[+-]?\d+)?|true|false)$/i;

/**
 * Where the index has a value, however it is spelled; a block of addresses is one range.
 * @returns undefined where the index cannot find it: stand-ins for "nothing" such as `Unknown`, an address that is none, a user that may
 *   be a number in some record
 */
export function lookupRange(kind: LookupKind, spelled: string): LookupRange | undefined {
  const asked = spelled.trim();
  const block = kind === 'address' ? addressBlock(asked) : undefined;
  if (block) {
    return { kind, from: `${block.first}|`, before: behindPrefix(`${block.last}|`), spelled: asked };
  }
  if (kind === 'user' && MAY_BE_NO_TEXT.test(asked)) return undefined;
  const value = lookupValue(kind, asked);
  if (value === undefined) return undefined;
  const prefix = indexRowKeyPrefix(value);
  return { kind, from: prefix, before: behindPrefix(prefix), spelled: asked };
}

/** The filter for a value's rows of one day. */
export function lookupFilter({ kind, from, before }: LookupRange, day: string): string {
  return odata`PartitionKey eq ${indexPartitionKey(kind, day, '')} and RowKey ge ${from} and RowKey lt ${before}`;
}
