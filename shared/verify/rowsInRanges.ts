import { odata } from '@azure/data-tables';
import type { QueryOptions, StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';

/** A stretch of row keys: `from` included, `before` not. */
export interface KeyRange {
  readonly from: string;
  readonly before: string;
}

const FEWEST_ROWS = 10;
const MOST_ROWS = 1_000;

/** Nothing that a key can hold sorts before a space, so no key lies between a key and this. */
export function behindKey(rowKey: string): string {
  return `${rowKey} `;
}

/**
 * Reads the rows of one partition that lie in some stretches of keys, in key order. Each request starts at the first stretch not yet
 * answered and reads one page towards the last. Where most of a page was of use the next one is longer, else shorter: dense stretches
 * cost one request a thousand rows, scattered ones one small request each.
 *
 * @param at.ranges in any order; those that overlap count as one
 */
export async function* rowsInRanges(
  store: TableStore,
  at: { table: string; partitionKey: string; ranges: readonly KeyRange[]; select?: readonly string[] },
  options: StoreOptions = {},
): AsyncGenerator<StoredRow> {
  const ranges = merged(at.ranges);
  const last = ranges.at(-1);
  const read: QueryOptions = { ...options, ...(at.select ? { select: at.select } : {}) };
  let pageSize = ranges.length * 2;
  let next = 0;
  while (last) {
    const first = ranges[next];
    if (!first) return;
    pageSize = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, pageSize));
    const filter = odata`PartitionKey eq ${at.partitionKey} and RowKey ge ${first.from} and RowKey lt ${last.before}`;
    let isBetween = false;
    for await (const page of store.query(at.table, filter, { ...read, pageSize })) {
      let ofUse = 0;
      for (const row of page) {
        while (next < ranges.length && (ranges[next]?.before ?? '') <= row.rowKey) next += 1;
        if (row.rowKey < (ranges[next]?.from ?? '')) continue;
        ofUse += 1;
        yield row;
      }
      const lastRead = page.at(-1)?.rowKey;
      if (lastRead === undefined) continue;
      while (next < ranges.length && (ranges[next]?.before ?? '') <= behindKey(lastRead)) next += 1;
      // A page that is not full may be the last: then going on asks for nothing more.
      isBetween = page.length >= pageSize && lastRead < (ranges[next]?.from ?? '');
      pageSize = ofUse * 10 < page.length ? pageSize / 4 : ofUse * 2 > page.length ? pageSize * 4 : pageSize;
      if (isBetween || next === ranges.length) break;
    }
    if (!isBetween) return;
    pageSize = Math.ceil(pageSize);
  }
}

function merged(ranges: readonly KeyRange[]): KeyRange[] {
  const apart: KeyRange[] = [];
  for (const range of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = apart.at(-1);
    if (last && range.from < last.before) {
      if (range.before > last.before) apart[apart.length - 1] = { from: last.from, before: range.before };
    } else apart.push(range);
  }
  return apart;
}
