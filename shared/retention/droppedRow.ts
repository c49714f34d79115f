import { z } from 'zod';
import { dateTime } from '../ledger/contentRows';
import type { TableNames } from '../tables/store/tableNames';
import type { StoreOptions, TableStore } from '../tables/store/tableStore';
import type { MonthTables } from './droppableMonths';

const PARTITION = 'dropped';

/** Who dropped a month, and when. */
export interface DroppedMonth {
  /** `yyyy-MM` */
  readonly month: string;
  readonly droppedAt: Date;
  /** Function app, or `cli`. */
  readonly app: string;
}

/**
 * Leaves a row in the coverage table that says what is about to be dropped; insert only, so that the first one stays.
 * @throws OperatorFault where it cannot be written
 */
export async function recordDrop(
  { store, names }: { store: TableStore; names: Pick<TableNames, 'coverage'> },
  { month, tables }: MonthTables,
  { at, app, appVersion }: { at: Date; app: string; appVersion: string },
  options: StoreOptions = {},
): Promise<void> {
  const row = {
    partitionKey: PARTITION,
    rowKey: month,
    droppedAt: dateTime(at),
    app,
    appVersion,
    tables: JSON.stringify(tables),
  };
  await store.insert(names.coverage, [row], options);
}

const columns = z.looseObject({
  rowKey: z.string(),
  droppedAt: z.date().catch(new Date(0)),
  app: z.string().catch(''),
});

/** Every month that this product has dropped, oldest first. */
export async function readDrops(
  { store, names }: { store: TableStore; names: Pick<TableNames, 'coverage'> },
  options: StoreOptions = {},
): Promise<DroppedMonth[]> {
  const found: DroppedMonth[] = [];
  for await (const page of store.query(names.coverage, `PartitionKey eq '${PARTITION}'`, options))
    for (const row of page) {
      const { rowKey: month, droppedAt, app } = columns.parse(row);
      found.push({ month, droppedAt, app });
    }
  return found;
}
