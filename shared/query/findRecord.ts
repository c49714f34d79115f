import { odata } from '@azure/data-tables';
import { behindPrefix, indexPartitionKey, indexRowKeyPrefix } from '../tables/auditIndex/indexKeys';
import { referencedRecords } from '../tables/auditIndex/indexRows';
import { type StoredText, storedTexts } from '../tables/auditRecords/storedTexts';
import { keySafe } from '../tables/store/keySafe';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoreOptions } from '../tables/store/tableStore';
import type { ReadableTables } from './readableTables';
import { recordMonths } from './recordMonths';

const PARALLEL_MONTHS = 16;

/**
 * Finds what is stored under an Id, by the index of every month at once.
 * @param id the record's exact Id: letter case counts
 * @returns texts with their rows, oldest record first, each before its variants; empty where the index does not know the Id. More than
 *   one record where the same Id came with another type or time.
 * @throws OperatorFault where the store cannot be read
 */
export async function findRecord(
  tables: ReadableTables,
  id: string,
  options: StoreOptions = {},
): Promise<StoredText[]> {
  const limited = limitedParallel(PARALLEL_MONTHS);
  const months = (await recordMonths(tables, options)).reverse();
  const found = await Promise.all(
    months.map((month) => limited(() => findInMonth(tables, month, id, options))),
  );
  return found.flat();
}

async function findInMonth(
  { store, names }: ReadableTables,
  month: string,
  id: string,
  options: StoreOptions,
): Promise<StoredText[]> {
  const prefix = indexRowKeyPrefix(id);
  const partitionKey = indexPartitionKey('record', month, id);
  const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${prefix} and RowKey lt ${behindPrefix(prefix)}`;
  const select = ['RecordPartitionKey', 'RecordRowKey', 'Records'];
  // `HH:mm:ss_` and the Id; a variant has a suffix. Index values are in lower case, row keys are not.
  const keyPart = keySafe(id);
  const records = new Map<string, { table: string; partitionKey: string; rowKey: string }>();
  for await (const page of store.query(names.index(month), filter, { ...options, select })) {
    for (const [recordPartition, recordRow] of page.flatMap(referencedRecords)) {
      const suffix = recordRow.slice(9 + keyPart.length);
      const isOfId = recordRow.slice(9).startsWith(keyPart) && (suffix === '' || suffix.startsWith('~'));
      if (!isOfId) continue;
      const rowKey = recordRow.slice(0, 9) + keyPart;
      const table = names.records(recordPartition.slice(-10));
      records.set(`${recordPartition}/${rowKey}`, { table, partitionKey: recordPartition, rowKey });
    }
  }
  const inOrder = [...records.values()].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  return (await Promise.all(inOrder.map((at) => storedTexts(store, at, options)))).flat();
}

function timeOf({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }): string {
  return partitionKey.slice(-10) + rowKey;
}
