import { behindPrefix, indexRowKeyPrefix } from '../tables/auditIndex/indexKeys';
import { referencedRecords } from '../tables/auditIndex/indexRows';
import { REFERENCE_COLUMNS } from '../tables/auditIndex/leaveOutKnown';
import type { StoredRow, StoreOptions, TableStore } from '../tables/store/tableStore';
import { rowsInRanges } from './rowsInRanges';

/** Keys of a record's row, `[PartitionKey, RowKey]`. */
export type RecordReference = readonly [partitionKey: string, rowKey: string];

/**
 * Reads what the index says of some values of one partition.
 * @param at.values as they are looked up: letter case does not count
 * @returns the records of each value, by the prefix of its rows (see indexRowKeyPrefix)
 */
export async function indexReferences(
  store: TableStore,
  at: { table: string; partitionKey: string; values: Iterable<string> },
  options: StoreOptions = {},
): Promise<Map<string, RecordReference[]>> {
  const prefixes = new Set([...at.values].map(indexRowKeyPrefix));
  const ranges = [...prefixes].map((prefix) => ({ from: prefix, before: behindPrefix(prefix) }));
  const found = new Map<string, RecordReference[]>();
  const { table, partitionKey } = at;
  const rows = rowsInRanges(store, { table, partitionKey, ranges, select: REFERENCE_COLUMNS }, options);
  for await (const row of rows) {
    const prefix = row.rowKey.slice(0, row.rowKey.indexOf('|') + 1);
    found.set(prefix, [...(found.get(prefix) ?? []), ...referencesOf(row)]);
  }
  return found;
}

function referencesOf(row: StoredRow): RecordReference[] {
  try {
    return referencedRecords(row);
  } catch {
    // A row that was changed by hand leads nowhere.
    return [];
  }
}
