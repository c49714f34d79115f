import type { StoredRow } from '../tables/store/tableStore';

/**
 * Merges records of one day out of several sources, each newest first, into one stream, newest first. All sources are asked for their
 * first row at once; afterwards only the one whose row was taken.
 */
export async function* mergeNewestFirst(
  sources: readonly AsyncGenerator<StoredRow, undefined>[],
): AsyncGenerator<StoredRow> {
  try {
    const heads = await Promise.all(
      sources.map(async (source) => ({ source, row: (await source.next()).value })),
    );
    for (;;) {
      let newest: (typeof heads)[number] | undefined;
      for (const head of heads) {
        if (head.row && (!newest?.row || head.row.rowKey > newest.row.rowKey)) newest = head;
      }
      if (!newest?.row) return;
      yield newest.row;
      newest.row = (await newest.source.next()).value;
    }
  } finally {
    await Promise.all(sources.map((source) => source.return(undefined)));
  }
}
