import { plainTable } from '../plainTable';
import { terminalSafe } from '../terminalSafe';
import { wrapped } from '../wrapped';
import { cellText } from './cellText';
import type { ReportTable } from './reportTable';
import type { ReportView } from './reportView';

/**
 * A report for a terminal: the answer, what cannot be known, then the tables.
 * @param options.rows rows at most of each table
 */
export function reportText(view: ReportView, { rows }: { rows: number }): string {
  const parts = [
    `${terminalSafe(`${view.title} ${view.subject}`)}\n`,
    ...view.answer.map((text) => wrapped(text)),
    '\nWhat cannot be known\n',
    ...view.limits.map(({ text }) => wrapped(text, { first: '  - ', next: '    ' })),
  ];
  for (const table of view.tables) {
    if (table.rows.length > 0) parts.push(tableText(table, rows));
  }
  return parts.join('');
}

function tableText({ title, columns, rows, records }: ReportTable, most: number): string {
  const shown = columns.flatMap((column, at) => (column.isDetail ? [] : [{ column, at }]));
  const heads = shown.map(({ column }) => column.title);
  const lines = rows
    .slice(0, most)
    .map((row, line) => [
      ...shown.map(({ column, at }) => cellText(column, row[at])),
      ...(records ? [records[line] ?? ''] : []),
    ]);
  const numeric = shown.filter(({ column }) => column.kind === 'count').map(({ column }) => column.title);
  const head = records ? [...heads, 'Record'] : heads;
  const left = rows.length - lines.length;
  const more =
    left > 0 ? `... and ${left.toLocaleString('en-US')} more: --limit, --html, --csv or --json.\n` : '';
  return `\n${title}\n${plainTable(head, lines, { numeric })}${more}`;
}
