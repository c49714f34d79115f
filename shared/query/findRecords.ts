import { OperatorFault } from '../faults/operatorFault';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import { dayPartitions } from './dayPartitions';
import { daysWithRows, type PartitionGroups } from './daysWithRows';
import { exactText } from './exactText';
import { indexedRecords } from './indexedRecords';
import { limitedReads } from './limitedReads';
import { type QueryPlan, queryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';
import { recordMonths } from './recordMonths';
import type { RecordQuery } from './recordQuery';
import { recordTest } from './recordTest';
import { storedRecordTypes } from './storedRecordTypes';

const PARALLEL_REQUESTS = 32;
// What the product itself looks at in a row.
const NEEDED = ['RecordType', 'CreationTime', 'Operation', 'UserId', 'ResultStatus'];

export interface FindOptions extends StoreOptions {
  /** Records at most. Default: all. */
  limit?: number | undefined;
  /** Columns wanted; without the text a row is read much faster. Default: all. */
  select?: readonly string[] | undefined;
  /** Search all days also where nothing but a scan answers the query. */
  scan?: boolean | undefined;
  /** So that days ahead, of which nothing is stored, need not be asked for. */
  now?: Date | undefined;
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
 * @throws OperatorFault where the store cannot be read, or a value is none (an address); at the end where a search that keys do not narrow was not carried through (see
 *   `scan`): what was found by then has been given
 */
export async function* findRecords(
  tables: ReadableTables,
  query: RecordQuery,
  { limit = Number.POSITIVE_INFINITY, select, scan = false, now, progress, abortSignal }: FindOptions = {},
): AsyncGenerator<StoredRow> {
  if (limit <= 0) return;
  const planned = queryPlan(query, await recordMonths(tables, { abortSignal }), { scan });
  for (const { kind, spelled } of planned.unusable) throw unusable(kind, spelled);
  const test = recordTest(query);
  const typesOf = recordTypesOf(tables, planned, { abortSignal });
  const groups = partitionGroups(tables, planned, typesOf);
  const plan = { ...planned, days: await daysWithRows(tables, planned.days, groups, { now, abortSignal }) };
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
  let endedBefore = plan.daysLeftOut > 0 ? plan.days.at(-1) : undefined;
  function* days(): Generator<string> {
    for (const day of plan.days) {
      if (plan.mostRows !== undefined && seen.rowsRead > plan.mostRows) return;
      endedBefore = day === plan.days.at(-1) ? (plan.daysLeftOut > 0 ? day : undefined) : day;
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
  if (endedBefore !== undefined) throw notCarriedThrough(plan, endedBefore);
}

/** Record types of a table: those asked for, or those that it has, which is asked once. */
function recordTypesOf(
  { store }: ReadableTables,
  { recordTypes }: QueryPlan,
  options: StoreOptions,
): (table: string) => Promise<readonly number[]> {
  const typesByTable = new Map<string, Promise<readonly number[]>>();
  return (table) => {
    const types =
      typesByTable.get(table) ??
      (recordTypes ? Promise.resolve(recordTypes) : storedRecordTypes(store, table, options));
    typesByTable.set(table, types);
    return types;
  };
}

function partitionGroups(
  { names }: ReadableTables,
  { lookups: [lookup] }: QueryPlan,
  typesOf: (table: string) => Promise<readonly number[]>,
): PartitionGroups {
  if (lookup) return { tableOf: names.index, groupsOf: async () => [lookup.kind] };
  return { tableOf: names.records, groupsOf: async (table) => (await typesOf(table)).map(String) };
}

async function isSaid(
  tables: ReadableTables,
  row: StoredRow,
  says: (received: string) => boolean,
  abortSignal: AbortSignal | undefined,
): Promise<boolean> {
  return says((await exactText(tables, row, { abortSignal })).toString());
}

function unusable(kind: string, spelled: string): OperatorFault {
  const fix =
    kind === 'address'
      ? 'Give an IPv4 or IPv6 address, with or without port, or a block such as 203.0.113.0/24.'
      : 'Records without such a value have no entry in the index; query them by type and time.';
  return new OperatorFault(`"${spelled}" is no ${kind} that records can be found by.`, fix);
}

function notCarriedThrough({ order, days }: QueryPlan, last: string): OperatorFault {
  const [from, to] = order === 'newest' ? [last, days[0]] : [days[0], last];
  return new OperatorFault(
    `Only ${from} to ${to} was searched: no key narrows this search, and further days would have to be read whole.`,
    'Give --from, or something that the index has (a user, mailbox, app, address, session, message or recipient), or --scan to read everything.',
  );
}
