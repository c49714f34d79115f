import type { Filter } from './filter';

/** Keys that a filter leaves: from `from` (included) to `to`, both ends as text. */
export interface KeyRange {
  readonly from: string;
  /** Undefined: no end. */
  readonly to: string | undefined;
  readonly isToIncluded: boolean;
}

/**
 * The keys that can meet a filter: what its outermost `and` says of PartitionKey or RowKey. Anything within `or` or `not` leaves all keys,
 * as with the service.
 */
export function keyRange(filter: Filter | undefined, key: 'PartitionKey' | 'RowKey'): KeyRange {
  let range: KeyRange = { from: '', to: undefined, isToIncluded: true };
  for (const part of filter?.kind === 'and' ? filter.parts.flatMap(flat) : filter ? [filter] : []) {
    if (part.kind !== 'compare' || part.name !== key || part.literal.type !== 'text') continue;
    const value = String(part.literal.value);
    const { operator } = part;
    // U+0000 stands in no key: the text with it is the next one.
    const from = operator === 'gt' ? `${value}\0` : operator === 'eq' || operator === 'ge' ? value : '';
    if (from > range.from) range = { ...range, from };
    const isEnd = operator === 'eq' || operator === 'le' || operator === 'lt';
    if (isEnd && (range.to === undefined || value <= range.to)) {
      const isToIncluded = operator !== 'lt' && (value !== range.to || range.isToIncluded);
      range = { ...range, to: value, isToIncluded };
    }
  }
  return range;
}

/** Whether a key is behind a range. */
export function isBehind({ to, isToIncluded }: KeyRange, key: string): boolean {
  return to !== undefined && (isToIncluded ? key > to : key >= to);
}

function flat(part: Filter): readonly Filter[] {
  return part.kind === 'and' ? part.parts.flatMap(flat) : [part];
}
