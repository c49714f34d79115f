import { OperatorFault } from '../faults/operatorFault';
import type { StoredRow } from '../tables/store/tableStore';
import { dayPartitions } from './dayPartitions';
import { exactText } from './exactText';
import { indexedRecords } from './indexedRecords';
import { limitedReads } from './limitedReads';
import { type PlanOptions, type PreparedPlan, preparedPlan } from './preparedPlan';
import type { QueryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';
import type { RecordQuery } from './recordQuery';
import { recordTest } from './recordTest';
import { UnfinishedSearch } from './unfinishedSearch';

const PARALLEL_REQUESTS = 32;
// What the product itself looks at in a row.
const NEEDED = ['RecordType', 'CreationTime', 'Operation', 'UserId', 'ResultStatus'];

export interface FindOptions extends PlanOptions {
  /** Records at most. Default: all. */
  limit?: number | undefined;
  /** So many suffice: where they are found, a search that was not carried through is no fault. Default: the limit. */
  enough?: number | undefined;
  /** Columns wanted; without the text a row is read much faster. Default: all. */
  select?: readonly string[] | undefined;
  /** Told of while records are searched. */
  progress?: FindProgress | undefined;
}

/** How far a search has come. */
export interface FindProgress {
  days: number;
  daysRead: number;
  /** Rows that the store has given, index rows included. */
  rowsRead: number;
}

/**
 * Finds stored records, newest first (or oldest), variants included, as {@link queryPlan} plans it: never a scan of a table. What neither
 * keys nor the store can choose by is checked here.
 *
 * @returns rows of the records tables; without a time given, of all months that have a table
 * @throws OperatorFault where the store cannot be read, or a value is none (an address); UnfinishedSearch at the
 *   end where a search that keys do not narrow was not carried through (see `scan`): what was found by then has been given
 */
export async function* findRecords(
  tables: ReadableTables,
  query: RecordQuery,
  {
    limit = Number.POSITIVE_INFINITY,
    enough = limit,
    select,
    scan = false,
    now,
    mostRows,
    progress,
    abortSignal,
  }: FindOptions = {},
): AsyncGenerator<StoredRow> {
  if (limit <= 0) return;
  const { plan, span, typesOf } = await preparedPlan(tables, query, { scan, now, mostRows, abortSignal });
  for (const { kind, spelled } of plan.unusable) throw unusable(kind, spelled);
  const test = recordTest(query);
  const seen = progress ?? { days: 0, daysRead: 0, rowsRead: 0 };
  seen.days = plan.days.length;
  const store = limitedReads(tables.store, PARALLEL_REQUESTS, (rows) => {
    seen.rowsRead += rows;
  });
  const isWhole = !select || test.says !== undefined;
  const source = {
    tables: { store, names: tables.names },
    ...{ plan, test, limit, typesOf },
    options: { abortSignal, ...(!isWhole && { select: [...new Set([...NEEDED, ...select])] }) },
    onDay: () => {
      seen.daysRead += 1;
    },
  };
  let lastDay: string | undefined;
  let endedAfter: string | undefined;
  function* days(): Generator<string> {
    for (const day of plan.days) {
      if (plan.mostRows !== undefined && seen.rowsRead > plan.mostRows) {
        endedAfter = lastDay;
        return;
      }
      lastDay = day;
      yield day;
    }
  }
  const rows = plan.lookups.length > 0 ? indexedRecords(source) : dayPartitions(source, days());
  let found = 0;
  for await (const row of rows) {
    if (test.says && row.Parts !== undefined && !(await isSaid(tables, row, test.says, abortSignal)))
      continue;
    yield row;
    found += 1;
    if (found >= limit) return;
  }
  const isWholeSearch = plan.daysLeftOut === 0 && endedAfter === undefined;
  if (!isWholeSearch && found < enough) throw unfinishedSearch(plan, span, endedAfter);
}

async function isSaid(
  tables: ReadableTables,
  row: StoredRow,
  says: (received: string) => boolean,
  abortSignal: AbortSignal | undefined,
): Promise<boolean> {
  return says((await exactText(tables, row, { abortSignal })).toString());
}

/** @param lastDay that was read, where reading ended before the plan did */
function unfinishedSearch(
  { order }: QueryPlan,
  span: PreparedPlan['span'],
  lastDay: string | undefined,
): UnfinishedSearch {
  const { first = '', last = '' } = span ?? {};
  if (lastDay === undefined) return new UnfinishedSearch(first, last);
  return order === 'newest' ? new UnfinishedSearch(lastDay, last) : new UnfinishedSearch(first, lastDay);
}

function unusable(kind: string, spelled: string): OperatorFault {
  const fix =
    kind === 'address'
      ? 'Give an IPv4 or IPv6 address, with or without port, or a block such as 203.0.113.0/24.'
      : 'Records without such a value have no entry in the index; query them by type and time.';
  return new OperatorFault(`"${spelled}" is no ${kind} that records can be found by.`, fix);
}
