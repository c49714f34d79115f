import { odata } from '@azure/data-tables';
import type { ReadableTables } from '../query/readableTables';
import { replayedPartitionKey } from '../query/replayedItems';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { StoreOptions } from '../tables/store/tableStore';
import { QUARANTINE_COLUMNS, type QuarantinedItem, quarantinedItem } from './quarantinedItem';

/**
 * What stands in quarantine and has not been replayed, in key order; never with the texts.
 * @param withSize reads the texts, too, for their sizes and since when they are there
 */
export async function* quarantinedItems(
  tables: ReadableTables,
  { withSize = false, ...options }: StoreOptions & { withSize?: boolean } = {},
): AsyncGenerator<QuarantinedItem> {
  const { store, names } = tables;
  const read = withSize ? options : { ...options, select: QUARANTINE_COLUMNS };
  let partition: { key: string; replayed: ReadonlySet<string> } | undefined;
  for await (const page of store.query(names.quarantine, '', read)) {
    for (const row of page) {
      if (CONTINUATION_ROW_KEY.test(row.rowKey)) continue;
      const key = row.partitionKey;
      if (partition?.key !== key) partition = { key, replayed: await replayedRowKeys(tables, key, options) };
      if (!partition.replayed.has(row.rowKey)) yield quarantinedItem(row);
    }
  }
}

async function replayedRowKeys(
  { store, names }: ReadableTables,
  quarantinePartition: string,
  options: StoreOptions,
): Promise<ReadonlySet<string>> {
  const filter = odata`PartitionKey eq ${replayedPartitionKey(quarantinePartition)}`;
  const rowKeys = new Set<string>();
  for await (const page of store.query(names.coverage, filter, { ...options, select: [] })) {
    for (const { rowKey } of page) rowKeys.add(rowKey);
  }
  return rowKeys;
}
