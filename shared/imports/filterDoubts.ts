import type { Span } from '../ledger/spans';
import { recordTypeName } from '../records/recordTypes';
import type { ClosingDoubt } from './closingDoubt';
import type { DayContents } from './dayContents';
import type { ExportContents } from './exportContents';
import type { StoredRecords } from './storedRecords';

const DAY_MS = 24 * 60 * 60_000;
// Fewer known records are left out by a filter as easily as not.
const FEWEST_WITNESSES = 20;
// A type that came on each of so many days comes daily.
const DAYS_OF_A_DAILY_TYPE = 3;

/**
 * What makes an export look filtered or cut off. The strongest sign first: records that are stored for its span already must all be in
 * it; beyond that its days within the gap are compared with the days that are stored around it.
 * @param gaps what it is to close, in time of availability
 */
export function filterDoubts(
  contents: ExportContents,
  stored: StoredRecords,
  gaps: readonly Span[],
): ClosingDoubt[] {
  const doubts: ClosingDoubt[] = [];
  const add = (code: ClosingDoubt['code'], text: string) => doubts.push({ code, text, canBeStated: true });
  for (const { fileName, resultCount, rows } of contents.searches.values()) {
    if (rows < resultCount) {
      add('searchNotWhole', `A search found ${resultCount} rows, of which ${rows} are in ${fileName}.`);
    }
  }
  if (contents.hasFailedSearch)
    add('searchNotWhole', 'Rows say that their search failed (ResultIndex -1 or ResultCount 0).');
  const { records, missing } = stored;
  if (missing > 0) {
    add(
      'storedRecordsMissing',
      `${missing} of ${records} records that are stored for this time are not in the file.`,
    );
  }
  // An export of these tables themselves would pass every other test, and closes nothing.
  if (contents.records === stored.polled) {
    add(
      'nothingNew',
      'The file holds nothing that was not polled: there is nothing in it to close a gap with.',
    );
  }
  if (records < FEWEST_WITNESSES) {
    add(
      'fewStoredRecords',
      `Only ${records} records are stored for this time from elsewhere: too few to tell whether a filter was used.`,
    );
  }
  const empty = wholeDays(contents.span).filter((day) => !contents.days.has(day));
  if (empty.length > 0) {
    add(
      'emptyDays',
      `No record of ${contents.contentType} on ${empty.slice(0, 3).join(', ')}${empty.length > 3 ? ' and later' : ''}.`,
    );
  }
  return [...doubts, ...differingDays(contents, stored, gaps)];
}

/** The export's days in which the gaps lie, beside the days that are stored. */
function differingDays(
  contents: ExportContents,
  { days }: StoredRecords,
  gaps: readonly Span[],
): ClosingDoubt[] {
  const doubts: ClosingDoubt[] = [];
  const add = (code: ClosingDoubt['code'], text: string) => doubts.push({ code, text, canBeStated: true });
  const within = daysWithin(contents.days, gaps);
  const around = [...days.values()];
  if (within.length === 0 || around.length === 0) return doubts;
  const [users, usersAround] = [union(within, 'users'), union(around, 'users')];
  if (users.size === 1 && usersAround.size > 1) {
    add('oneUserOnly', `All records in the gap are of one user; around it ${usersAround.size} are stored.`);
  }
  const [operations, operationsAround] = [union(within, 'operations'), union(around, 'operations')];
  if (operations.size === 1 && operationsAround.size > 1) {
    add(
      'oneOperationOnly',
      `All records in the gap are of one operation; around it ${operationsAround.size} are stored.`,
    );
  }
  const types = union(within, 'recordTypes');
  const absent = dailyTypes(around).filter((type) => !types.has(type));
  // A part of a day may do without a type.
  if (absent.length > 0 && gaps.some((gap) => wholeDays(gap).length > 0)) {
    add(
      'recordTypesMissing',
      `No record in the gap of ${absent.map(recordTypeName).join(', ')}, stored daily around it.`,
    );
  }
  return doubts;
}

function union<Name extends 'users' | 'operations' | 'recordTypes'>(
  days: readonly DayContents[],
  name: Name,
): Set<number | string> {
  return new Set(days.flatMap((day) => [...day[name]]));
}

/** Types that come on every stored day. */
function dailyTypes(days: readonly DayContents[]): number[] {
  if (days.length < DAYS_OF_A_DAILY_TYPE) return [];
  const [first] = days;
  return [...(first?.recordTypes ?? [])].filter((type) =>
    days.every(({ recordTypes }) => recordTypes.has(type)),
  );
}

/** UTC days that lie in the span from their first moment to their last. */
function wholeDays({ from, to }: Span): string[] {
  const days: string[] = [];
  let start = Math.ceil(from.getTime() / DAY_MS) * DAY_MS;
  for (; start + DAY_MS <= to.getTime(); start += DAY_MS)
    days.push(new Date(start).toISOString().slice(0, 10));
  return days;
}

/** The days that the gaps hold whole: around their ends others are stored already. Where they are shorter, the days they touch. */
function daysWithin(days: ReadonlyMap<string, DayContents>, gaps: readonly Span[]): DayContents[] {
  const whole = new Set(gaps.flatMap(wholeDays));
  const isWithin = (day: string) => (whole.size > 0 ? whole.has(day) : gaps.some((gap) => touches(gap, day)));
  return [...days].filter(([day]) => isWithin(day)).map(([, contents]) => contents);
}

function touches({ from, to }: Span, day: string): boolean {
  const start = Date.parse(day);
  return start <= to.getTime() && start + DAY_MS > from.getTime();
}
