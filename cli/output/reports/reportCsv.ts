import { CSV_START, csvLine } from '../csvLine';
import type { ReportCell, ReportColumn } from './reportTable';
import type { ReportView } from './reportView';

const CSV_NOTE =
  'CSV is for spreadsheets and no evidence: a cell that looks like a formula has an apostrophe in front. JSON has the values as they are.';

/**
 * A report as CSV, line by line: `Part` says what a line is (answer, what cannot be known, or the table that it stands in), the other
 * columns are those of all tables. Times are ISO 8601 in UTC, numbers without separators.
 */
export function* reportCsv({ answer, limits, tables }: ReportView): Generator<string> {
  const titles = [...new Set(tables.flatMap(({ columns }) => columns.map(({ title }) => title)))];
  const head = ['Part', 'Text', ...titles, 'Record'];
  yield CSV_START + csvLine(head);
  const said = (part: string, text: string) => csvLine([part, text, ...titles.map(() => ''), '']);
  yield said('Note', CSV_NOTE);
  for (const text of answer) yield said('Answer', text);
  for (const { text } of limits) yield said('What cannot be known', text);
  for (const { title: part, columns, rows, records } of tables) {
    const places = titles.map((title) => columns.findIndex((column) => column.title === title));
    for (const [line, row] of rows.entries()) {
      const cells = places.map((at) => valueText(columns[at], row[at]));
      yield csvLine([part, '', ...cells, records?.[line] ?? '']);
    }
  }
}

function valueText(column: ReportColumn | undefined, cell: ReportCell): string {
  if (column === undefined || cell === undefined) return '';
  return column.kind === 'time' ? new Date(cell).toISOString() : String(cell);
}
