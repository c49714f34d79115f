import { odata } from '@azure/data-tables';
import { OperatorFault } from '../faults/operatorFault';
import type { ReadableTables } from '../query/readableTables';
import { CONTINUATION_ROW_KEY } from '../tables/store/continuationRowKey';
import type { StoreOptions } from '../tables/store/tableStore';
import { QUARANTINE_COLUMNS, type QuarantinedItem, quarantinedItem } from './quarantinedItem';

/**
 * The quarantined text that a person names.
 * @param name `{PartitionKey}/{RowKey}`, or the RowKey alone (then the whole table is looked through)
 * @throws OperatorFault where there is none
 */
export async function findQuarantined(
  { store, names }: ReadableTables,
  name: string,
  options: StoreOptions = {},
): Promise<QuarantinedItem> {
  // No key holds a slash.
  const slash = name.indexOf('/');
  const [partitionKey, rowKey] = [name.slice(0, Math.max(0, slash)), name.slice(slash + 1)];
  const filter =
    slash === -1
      ? odata`RowKey eq ${rowKey}`
      : odata`PartitionKey eq ${partitionKey} and RowKey eq ${rowKey}`;
  for await (const page of store.query(names.quarantine, filter, {
    ...options,
    select: QUARANTINE_COLUMNS,
  })) {
    for (const row of page) if (!CONTINUATION_ROW_KEY.test(row.rowKey)) return quarantinedItem(row);
  }
  throw new OperatorFault(
    `Nothing in quarantine is called ${name}.`,
    'Put the name in single quotes, or the shell takes parts of it out. Run replay without arguments: it lists what there is.',
  );
}
