import type { CalendarRow, CoverageCalendar } from '../../shared/query/coverageCalendar';
import type { CellState } from '../../shared/query/coverageCells';
import { CELL_STATES } from './cellStates';

const NEWEST_MONTHS = 13;
const HOURS = { groups: [0, 6, 12, 18], size: 6 };
const DAYS = { groups: [1, 6, 11, 16, 21, 26, 31], size: 5 };

/** The calendar for a terminal: a symbol for each hour of the last days, and for each day of the months before. */
export function calendarText(
  contentType: string,
  { days, months }: CoverageCalendar,
  { isColoured }: { isColoured: boolean },
): string {
  const shown = months.slice(-NEWEST_MONTHS);
  const lines = [
    `${contentType}, by hour (UTC) in which it was made available`,
    headLine(HOURS),
    ...sinceCoverage(days).map((row) => rowLine(row, HOURS.size, isColoured)),
  ];
  if (shown.length > 0) {
    lines.push('', `${contentType}, by day`, headLine(DAYS));
    lines.push(...shown.map((row) => rowLine(row, DAYS.size, isColoured)));
  }
  if (shown.length < months.length)
    lines.push(`  (${months.length - shown.length} months before: --html shows them)`);
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** What the symbols mean, three on a line. */
export function calendarLegend({ isColoured }: { isColoured: boolean }): string {
  const shown = Object.values(CELL_STATES).filter(({ symbol }) => symbol !== ' ');
  const entries = shown.map(
    ({ symbol, meaning, colour }) => `${coloured(symbol, colour, isColoured)} ${meaning.padEnd(30)}`,
  );
  const lines = [entries.slice(0, 3), entries.slice(3)];
  return lines.map((line) => `  ${line.join('').trimEnd()}\n`).join('');
}

/** Days before the first one with any coverage say nothing. */
function sinceCoverage(days: readonly CalendarRow[]): readonly CalendarRow[] {
  const first = days.findIndex(({ cells }) => cells.some(({ state }) => state !== 'beforeCoverage'));
  return days.slice(first);
}

function headLine({ groups, size }: { groups: readonly number[]; size: number }): string {
  const numbers = groups.map((number) =>
    String(number)
      .padStart(2, '0')
      .padEnd(size + 1),
  );
  return `  ${' '.repeat(12)}${numbers.join('')}`;
}

function rowLine({ label, cells }: CalendarRow, groupSize: number, isColoured: boolean): string {
  let line = `  ${label.padEnd(12)}`;
  let runOf: CellState | undefined;
  let run = '';
  const endRun = () => {
    if (runOf) line += coloured(run, CELL_STATES[runOf].colour, isColoured);
    run = '';
  };
  for (const [at, { state }] of cells.entries()) {
    if (state !== runOf) endRun();
    runOf = state;
    if (at > 0 && at % groupSize === 0) run += ' ';
    run += CELL_STATES[state].symbol;
  }
  endRun();
  return line;
}

function coloured(text: string, colour: number, isColoured: boolean): string {
  return isColoured && text.trim() !== '' ? `\u001b[${colour}m${text}\u001b[0m` : text;
}
