import type { ContentItem } from '../activityApi/contentItem';
import { CONTENT_COLUMNS, type ContentEntry } from '../ledger/contentEntry';
import { contentEntry, contentKeys } from '../ledger/contentRows';
import type { TableNames } from '../tables/store/tableNames';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { behindKey, rowsInRanges } from './rowsInRanges';

/**
 * What the ledger has of some content, read in bounded ranges.
 * @returns entries by contentId; nothing for content that it does not know
 */
export async function ledgerEntries(
  { store, names }: { store: TableStore; names: TableNames },
  items: readonly ContentItem[],
  options: StoreOptions = {},
): Promise<Map<string, ContentEntry>> {
  const entries = new Map<string, ContentEntry>();
  for (const [partitionKey, ofDay] of Map.groupBy(items, (item) => contentKeys(item).partitionKey)) {
    const ranges = ofDay
      .map((item) => contentKeys(item).rowKey)
      .map((rowKey) => ({ from: rowKey, before: behindKey(rowKey) }));
    const at = { table: names.content, partitionKey, ranges, select: CONTENT_COLUMNS };
    for await (const row of rowsInRanges(store, at, options)) {
      const entry = contentEntry(row);
      entries.set(entry.contentId, entry);
    }
  }
  return entries;
}
