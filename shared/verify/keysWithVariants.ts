import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import { rowsInRanges } from './rowsInRanges';

const SUFFIX = /~(?:[0-9a-f]{8}|[0-9a-f]{64})$|~[0-9a-f]{16}~\d{2,}$/;

/**
 * Which of some keys, that have no row of their own, have variants or continuation rows all the same. Nearly always none: so they are
 * asked for together, and not one by one.
 */
export async function keysWithVariants(
  store: TableStore,
  at: { readonly table: string; readonly partitionKey: string },
  rowKeys: Iterable<string>,
  options: StoreOptions = {},
): Promise<Set<string>> {
  // Suffixes are `~` and hex digits: `g` is behind them all.
  const ranges = [...rowKeys].map((rowKey) => ({ from: `${rowKey}~`, before: `${rowKey}~g` }));
  const found = new Set<string>();
  for await (const { rowKey } of rowsInRanges(store, { ...at, ranges, select: [] }, options)) {
    // A variant's continuation row has two suffixes.
    const ofHead = rowKey.replace(SUFFIX, '');
    found.add(ofHead).add(ofHead.replace(SUFFIX, ''));
  }
  return found;
}
