import type { StoredRow } from '../tables/store/tableStore';
import type { RecordOrder } from './recordQuery';

/**
 * Merges records of one day out of several sources, each in the order given, into one stream of that order. All sources are asked for
 * their first row at once; afterwards only the one whose row was taken.
 */
export async function* mergeByTime(
  sources: readonly AsyncGenerator<StoredRow, undefined>[],
  order: RecordOrder,
): AsyncGenerator<StoredRow> {
  const isBefore = order === 'newest' ? (a: string, b: string) => a > b : (a: string, b: string) => a < b;
  try {
    const heads = await Promise.all(
      sources.map(async (source) => ({ source, row: (await source.next()).value })),
    );
    for (;;) {
      let next: (typeof heads)[number] | undefined;
      for (const head of heads) {
        if (head.row && (!next?.row || isBefore(head.row.rowKey, next.row.rowKey))) next = head;
      }
      if (!next?.row) return;
      yield next.row;
      next.row = (await next.source.next()).value;
    }
  } finally {
    await Promise.all(sources.map((source) => source.return(undefined)));
  }
}
