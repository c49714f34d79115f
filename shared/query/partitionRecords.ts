import { odata } from '@azure/data-tables';
import type { QueryOptions, StoredRow, TableStore } from '../tables/store/tableStore';
import { type DayPart, rowKeyAt } from './dayPart';
import { pagesAhead } from './pagesAhead';
import type { RecordOrder } from './recordQuery';

/** A part of one day of one record type, and what is wanted of it. */
export interface PartitionPart {
  readonly table: string;
  readonly partitionKey: string;
  readonly part: DayPart;
  readonly order: RecordOrder;
  /** What the store can choose by beside the keys, such as `Operation eq 'Send'`. */
  readonly condition: string | undefined;
  matches(row: StoredRow): boolean;
  /** Rows of a part of the day to hold in memory at the most, but for those of one second. */
  readonly heldRows: number;
  /** About how many rows are wanted at once. */
  readonly wantedRows: number;
  /** All of it will be read. */
  readonly isToEnd: boolean;
}

// What was asked for too little costs one more request, what was asked for too much is read in vain.
const MARGIN = 1.5;

/**
 * Records of a type-day in the order wanted. Table Storage gives rows in ascending order only: newest first, a part of the day is read
 * whole and turned round. Where it holds too much for that, what has been read tells how dense the day is, and the rest is asked for from
 * the end on, about as many rows at a time as are wanted.
 */
export async function* partitionRecords(
  store: TableStore,
  wanted: PartitionPart,
  options: QueryOptions = {},
): AsyncGenerator<StoredRow, undefined> {
  if (wanted.order === 'oldest') {
    const pages = pagesOf(store, wanted, options);
    for await (const page of wanted.isToEnd ? pagesAhead(pages) : pages) yield* chosen(page, wanted);
    return undefined;
  }
  yield* newestFirst(store, wanted, options);
  return undefined;
}

async function* newestFirst(
  store: TableStore,
  wanted: PartitionPart,
  options: QueryOptions,
): AsyncGenerator<StoredRow> {
  const { fromSecond, toSecond } = wanted.part;
  const { rows, lastSecond } = await firstRows(store, wanted, options);
  if (lastSecond === undefined) {
    yield* rows.reverse();
    return;
  }
  // The last second may go on. A second that alone is too much is read whole.
  const heldTo = Math.max(lastSecond, fromSecond + 1);
  let window = Math.ceil(((heldTo - fromSecond) * wanted.wantedRows * MARGIN) / Math.max(wanted.heldRows, 1));
  for (let end = toSecond; end > heldTo; ) {
    const start = Math.max(heldTo, end - window);
    let found = 0;
    for await (const row of newestFirst(
      store,
      { ...wanted, part: { fromSecond: start, toSecond: end } },
      options,
    )) {
      found += 1;
      yield row;
    }
    end = start;
    const factor = found === 0 ? 4 : Math.min(4, Math.max(0.25, wanted.wantedRows / found));
    window = Math.max(1, Math.ceil(window * factor));
  }
  if (lastSecond > fromSecond) {
    const border = rowKeyAt(lastSecond);
    yield* rows.filter(({ rowKey }) => rowKey < border).reverse();
    return;
  }
  yield* newestFirst(store, { ...wanted, part: { fromSecond, toSecond: fromSecond + 1 } }, options);
}

/** All rows of a part, or so many that memory bears; `lastSecond`: of the last one read, where there may be more. */
async function firstRows(
  store: TableStore,
  wanted: PartitionPart,
  options: QueryOptions,
): Promise<{ rows: StoredRow[]; lastSecond: number | undefined }> {
  const { part, heldRows } = wanted;
  const rows: StoredRow[] = [];
  let read = 0;
  for await (const page of pagesOf(store, wanted, options)) {
    rows.push(...chosen(page, wanted));
    read += page.length;
    const last = page.at(-1);
    if (last && read >= heldRows && part.toSecond - part.fromSecond > 1) {
      return { rows, lastSecond: secondOf(last.rowKey) };
    }
  }
  return { rows, lastSecond: undefined };
}

function pagesOf(
  store: TableStore,
  { table, partitionKey, part, condition }: PartitionPart,
  options: QueryOptions,
): AsyncIterable<readonly StoredRow[]> {
  const range = odata`PartitionKey eq ${partitionKey} and RowKey ge ${rowKeyAt(part.fromSecond)} and RowKey lt ${rowKeyAt(part.toSecond)}`;
  const filter = condition === undefined ? range : `${range} and ${condition}`;
  return store.query(table, filter, options);
}

/** Continuation rows hold a piece of a long text and nothing else. */
function chosen(page: readonly StoredRow[], { matches }: PartitionPart): StoredRow[] {
  return page.filter((row) => row.RecordType !== undefined && matches(row));
}

function secondOf(rowKey: string): number {
  const [hours, minutes, seconds] = rowKey.slice(0, 8).split(':').map(Number);
  return (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
