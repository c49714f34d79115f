import { findRecords } from '../../shared/query/findRecords';
import { lookupRange } from '../../shared/query/lookupRange';
import type { ReadableTables } from '../../shared/query/readableTables';
import { recordMonths } from '../../shared/query/recordMonths';
import type { RecordQuery } from '../../shared/query/recordQuery';
import type { StoredRow, StoreOptions } from '../../shared/tables/store/tableStore';
import type { Clock } from '../../shared/time/clock';
import { LOOKUP_KINDS } from '../lookupArgument';
import { RESULT_COLUMNS } from './resultColumns';

/** The newest records that match. */
export interface BoundedRows {
  readonly rows: readonly StoredRow[];
  /** Where the search ended before it was through: nothing older was looked at. */
  readonly searchedFrom: Date | undefined;
}

const DAY_MS = 24 * 60 * 60_000;
const MOST_ROWS_READ = 30_000;
const MOST_MS = 15_000;
const MOST_SLICE_DAYS = 16;

/**
 * Finds the newest records that match, and never reads the tables whole for it. What the keys find is read at once. What has to be looked
 * for in the records themselves (an operation, a result, a text) is looked for in slices of time, the newest first, until enough is found
 * or as many rows are read, or as much time is over, as one page may cost.
 * @throws OperatorFault where the store cannot be read
 */
export async function boundedRows(
  tables: ReadableTables & { readonly clock: Clock },
  query: RecordQuery,
  limit: number,
  { abortSignal }: StoreOptions,
): Promise<BoundedRows> {
  const { clock } = tables;
  const progress = { days: 0, daysRead: 0, rowsRead: 0 };
  const rows: StoredRow[] = [];
  const take = async (part: RecordQuery) => {
    const options = { limit: limit - rows.length, select: RESULT_COLUMNS, progress, abortSignal };
    for await (const row of findRecords(tables, part, options)) rows.push(row);
  };
  if (isFoundByKeys(query)) {
    await take(query);
    return { rows, searchedFrom: undefined };
  }
  const startedAt = clock.now().getTime();
  const oldest = (await recordMonths(tables, { abortSignal })).at(-1);
  const first = query.from ?? (oldest === undefined ? clock.now() : new Date(oldest));
  let to = query.to;
  for (let days = 1; ; days = Math.min(days * 2, MOST_SLICE_DAYS)) {
    const from = new Date(Math.max(first.getTime(), (to ?? clock.now()).getTime() - days * DAY_MS));
    await take({ ...query, from, to });
    if (rows.length >= limit || from <= first) return { rows, searchedFrom: undefined };
    const isEnough = progress.rowsRead > MOST_ROWS_READ || clock.now().getTime() - startedAt > MOST_MS;
    if (isEnough) return { rows, searchedFrom: from };
    to = from;
  }
}

function isFoundByKeys(query: RecordQuery): boolean {
  const isTested = query.operation !== undefined || query.result !== undefined || query.text !== undefined;
  return !isTested || LOOKUP_KINDS.some((kind) => lookupRange(kind, query[kind] ?? '') !== undefined);
}
