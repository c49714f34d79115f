import type { CalendarRow } from '../../shared/query/coverageCalendar';
import type { CoverageCell } from '../../shared/query/coverageCells';
import { CELL_STATES } from './cellStates';
import { htmlText } from './htmlText';

/**
 * Rows of a calendar as an HTML table: a symbol to see, its meaning to hear, and the time and meaning of a cell under the pointer.
 * @param heads what stands over the cells
 */
export function calendarTable(title: string, heads: readonly string[], rows: readonly CalendarRow[]): string {
  const head = heads.map((text) => `<th scope="col">${htmlText(text)}</th>`).join('');
  const body = rows.map(
    ({ label, cells }) => `<tr><th scope="row">${htmlText(label)}</th>${cells.map(tableCell).join('')}</tr>`,
  );
  // A part that scrolls must be reachable by keyboard (WCAG 2.1.1).
  return `<div class="scroll" role="region" aria-label="${htmlText(title)}" tabindex="0">
<table class="calendar"><caption>${htmlText(title)}</caption><thead><tr><td></td>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function tableCell({ state, from, to }: CoverageCell): string {
  if (state === 'future') return '<td></td>';
  const { symbol, meaning } = CELL_STATES[state];
  const [start, end] = [from, to].map((time) => time.toISOString().slice(0, 16).replace('T', ' '));
  return `<td class="${state}" title="${start} to ${end} UTC: ${htmlText(meaning)}"><span aria-hidden="true">${htmlText(symbol)}</span><span class="unseen">${htmlText(meaning)}</span></td>`;
}
