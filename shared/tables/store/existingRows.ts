import { odata } from '@azure/data-tables';
import type { StoredRow, StoreOptions, TableStore } from './tableStore';

/**
 * Reads which of some keys of one partition exist, in bounded ranges: each request starts at the first key not yet answered and reads
 * one page towards the last, so that dense keys cost one request a thousand rows and scattered ones never more than one a key.
 *
 * @param rowKeys keys asked for, in any order
 * @param select columns wanted beside the keys
 * @returns the existing rows among the asked ones, by row key
 */
export async function existingRows(
  store: TableStore,
  at: { table: string; partitionKey: string; rowKeys: Iterable<string>; select: readonly string[] },
  options: StoreOptions = {},
): Promise<Map<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  // Ordinal by UTF-16 unit, as the service sorts keys and as JavaScript compares texts.
  const wanted = [...new Set(at.rowKeys)].sort((a, b) => (a < b ? -1 : 1));
  const last = wanted.at(-1);
  let next = 0;
  while (last !== undefined && next < wanted.length) {
    const from = wanted[next] ?? last;
    const filter = odata`PartitionKey eq ${at.partitionKey} and RowKey ge ${from} and RowKey le ${last}`;
    const pages = store.query(at.table, filter, { ...options, select: at.select });
    let exhausted = true;
    for await (const page of pages) {
      for (const row of page) {
        while (next < wanted.length && (wanted[next] ?? '') < row.rowKey) next += 1;
        if (wanted[next] === row.rowKey) found.set(row.rowKey, row);
      }
      const lastRead = page.at(-1)?.rowKey;
      if (lastRead === undefined) continue;
      while (next < wanted.length && (wanted[next] ?? '') <= lastRead) next += 1;
      // Skip the stretch up to the next key asked for instead of paging through it.
      exhausted = false;
      break;
    }
    if (exhausted) break;
  }
  return found;
}
