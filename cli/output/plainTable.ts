import Table from 'cli-table3';
import { terminalSafe } from './terminalSafe';

/**
 * A table for a person, without colours, safe for the terminal.
 * @param head titles of the columns
 * @param numeric titles of columns that stand to the right
 * @returns lines, each with its end; cells stay on one line
 */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { numeric = [] }: { numeric?: readonly string[] } = {},
): string {
  const line = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const table = new Table({
    head: [...head],
    colAligns: head.map((title) => (numeric.includes(title) ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: {
      ...line,
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: '',
    },
  });
  for (const row of rows) table.push(row.map(terminalSafe));
  const lines = table.toString().split('\n');
  return lines.map((text) => `${text.trimEnd()}\n`).join('');
}
