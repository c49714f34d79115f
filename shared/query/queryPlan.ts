import type { LookupKind } from '../records/lookup';
import { daysInOrder } from './daysInOrder';
import { type LookupRange, lookupRange } from './lookupRange';
import { dayBefore } from './missedDays';
import type { RecordOrder, RecordQuery } from './recordQuery';
import { recordTest } from './recordTest';

/** How a query is answered: a pure value, made of the query and the months that have tables. */
export interface QueryPlan {
  /**
   * Values to find by the index, the one with the fewest records first; a record must be under each. Empty: the partitions of the days are
   * read themselves.
   */
  readonly lookups: readonly LookupRange[];
  /** Values that no record can be found by, such as an address that is none. */
  readonly unusable: readonly { readonly kind: LookupKind; readonly spelled: string }[];
  /** `yyyy-MM-dd`, in the order of the answer. */
  readonly days: readonly string[];
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly order: RecordOrder;
  /** Undefined: those that the month has. */
  readonly recordTypes: readonly number[] | undefined;
  /** What the store chooses by beside the keys. */
  readonly condition: string | undefined;
  /** Columns that are compared here. */
  readonly checkedHere: readonly string[];
  /** Days left out, since nobody asked for all of them to be searched. */
  readonly daysLeftOut: number;
  /** Rows to read at most for the same reason. Undefined: no bound. */
  readonly mostRows: number | undefined;
}

// By how few records a value usually has.
const BY_SELECTIVITY: readonly LookupKind[] = [
  'message',
  'session',
  'recipient',
  'address',
  'mailbox',
  'user',
  'app',
];
// As many as a month may have. A store of a few months is read whole.
const DAYS_UNASKED = 31;
const FEW_MONTHS = 3;
const ROWS_UNASKED = 30_000;

/**
 * Plans a query from the keys. Values of the index are ranges, one a day; else record types and days are partitions, a span of time in a
 * day a range. A search that keys do not narrow at all (no time, type or value of the index, but a test on other columns or on the text)
 * would read the whole store for perhaps nothing: it is kept within the newest days unless `scan` asks for all.
 *
 * @param options.mostRows rows to read in such a search at the most
 * @param options.now so that days ahead do not count among the newest
 * @param months first days of the months that have tables, `yyyy-MM-01`, newest first
 */
export function queryPlan(
  query: RecordQuery,
  months: readonly string[],
  {
    scan = false,
    now,
    mostRows = ROWS_UNASKED,
  }: { scan?: boolean; now?: Date | undefined; mostRows?: number | undefined } = {},
): QueryPlan {
  const { from, to, order = 'newest', recordTypes } = query;
  const asked = BY_SELECTIVITY.flatMap((kind) => {
    const spelled = query[kind];
    return spelled === undefined ? [] : [{ kind, spelled, range: lookupRange(kind, spelled) }];
  });
  const lookups = asked.flatMap(({ range }) => (range ? [range] : []));
  // A user that the index does not have is compared as a column.
  const unusable = asked.flatMap(({ kind, spelled, range }) =>
    range || kind === 'user' ? [] : [{ kind, spelled }],
  );
  const { condition, checkedHere } = recordTest(query);
  const isTested = condition !== undefined || checkedHere.length > 0;
  const isOfTypes = recordTypes !== undefined && query.text === undefined;
  const isNarrow = from !== undefined || lookups.length > 0 || isOfTypes || !isTested;
  const days = unusable.length > 0 ? [] : daysInOrder(months, { from, to }, order);
  const mayLeaveOut = !isNarrow && !scan && months.length > FEW_MONTHS;
  const newest = now ? dayBefore(now.toISOString().slice(0, 10), -1) : days.toSorted().at(-1);
  const oldest = mayLeaveOut && newest !== undefined ? dayBefore(newest, DAYS_UNASKED - 1) : '';
  const kept = days.filter((day) => day >= oldest);
  return {
    ...{ lookups, unusable, from, to, order, recordTypes, condition, checkedHere },
    days: kept,
    daysLeftOut: days.length - kept.length,
    mostRows: isNarrow || scan ? undefined : mostRows,
  };
}
