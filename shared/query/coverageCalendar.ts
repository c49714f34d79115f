import { type CoverageCell, type CoverageSpans, coverageCells } from './coverageCells';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_BY_HOUR = 14;

/** A row of the calendar: a day with its hours, or a month with its days. */
export interface CalendarRow {
  /** `yyyy-MM-dd` or `yyyy-MM`. */
  readonly label: string;
  readonly cells: readonly CoverageCell[];
}

/** When what became available is in the tables. */
export interface CoverageCalendar {
  /** The last 14 days, newest last, 24 cells each. */
  readonly days: readonly CalendarRow[];
  /** Every month since coverage began, where it began before these days; newest last. */
  readonly months: readonly CalendarRow[];
}

/** The coverage of a content type as a calendar, all in UTC. */
export function coverageCalendar(coverage: CoverageSpans, now: Date): CoverageCalendar {
  const today = startOfDay(now);
  const firstDay = new Date(today.getTime() - (DAYS_BY_HOUR - 1) * DAY_MS);
  const days: CalendarRow[] = [];
  for (let start = firstDay.getTime(); start <= today.getTime(); start += DAY_MS) {
    const day = { from: new Date(start), to: new Date(start + DAY_MS) };
    const cells = coverageCells(coverage, day, HOUR_MS, now);
    days.push({ label: day.from.toISOString().slice(0, 10), cells });
  }
  const months: CalendarRow[] = [];
  const { coveredFrom } = coverage;
  if (!coveredFrom || coveredFrom >= firstDay) return { days, months };
  const [year, firstMonth] = [coveredFrom.getUTCFullYear(), coveredFrom.getUTCMonth()];
  for (let month = firstMonth; ; month++) {
    const span = { from: new Date(Date.UTC(year, month, 1)), to: new Date(Date.UTC(year, month + 1, 1)) };
    if (span.from > today) return { days, months };
    const cells = coverageCells(coverage, span, DAY_MS, now);
    months.push({ label: span.from.toISOString().slice(0, 7), cells });
  }
}

function startOfDay(time: Date): Date {
  return new Date(Math.floor(time.getTime() / DAY_MS) * DAY_MS);
}
