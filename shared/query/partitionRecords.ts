import { odata } from '@azure/data-tables';
import type { QueryOptions, StoredRow, TableStore } from '../tables/store/tableStore';
import { type DayPart, rowKeyAt } from './dayPart';

/** A part of one day of one record type, and what is wanted of it. */
export interface PartitionPart {
  readonly table: string;
  readonly partitionKey: string;
  readonly part: DayPart;
  /** What the store can choose by beside the keys, such as `Operation eq 'Send'`. */
  readonly condition: string | undefined;
  matches(row: StoredRow): boolean;
  /** Rows to hold in memory before a smaller part of the day is asked for. */
  readonly heldRows: number;
  /** Runs a request in its turn. */
  limited<T>(task: () => Promise<T>): Promise<T>;
}

/**
 * Records of a type-day, newest first. Table Storage gives rows in ascending order only, so a part of the day is read whole and turned
 * round; where it holds too much for memory it is halved, the later half first. A second is the smallest part.
 */
export async function* partitionRecords(
  store: TableStore,
  wanted: PartitionPart,
  options: QueryOptions = {},
): AsyncGenerator<StoredRow, undefined> {
  const { table, partitionKey, part, condition, matches, heldRows, limited } = wanted;
  const { fromSecond, toSecond } = part;
  const range = odata`PartitionKey eq ${partitionKey} and RowKey ge ${rowKeyAt(fromSecond)} and RowKey lt ${rowKeyAt(toSecond)}`;
  const filter = condition === undefined ? range : `${range} and ${condition}`;
  const pages = store.query(table, filter, options)[Symbol.asyncIterator]();
  const rows: StoredRow[] = [];
  for (let page = await limited(() => pages.next()); !page.done; page = await limited(() => pages.next())) {
    for (const row of page.value) if (isRecord(row) && matches(row)) rows.push(row);
    if (rows.length > heldRows && toSecond - fromSecond > 1) {
      const middle = Math.floor((fromSecond + toSecond) / 2);
      yield* partitionRecords(store, { ...wanted, part: { fromSecond: middle, toSecond } }, options);
      yield* partitionRecords(store, { ...wanted, part: { fromSecond, toSecond: middle } }, options);
      return undefined;
    }
  }
  yield* rows.reverse();
  return undefined;
}

/** Continuation rows hold a piece of a long text and nothing else. */
function isRecord(row: StoredRow): boolean {
  return row.RecordType !== undefined;
}
