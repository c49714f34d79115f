import { htmlText } from '../htmlText';
import { cellText } from './cellText';
import { embeddedJson } from './embeddedJson';
import type { ReportCell, ReportColumn, ReportTable } from './reportTable';
import { PAGE_SIZE, tableData } from './tableData';

/** How rows lead to their records. */
export interface RecordLinks {
  /** Where a record's own page is, such as `/record/`: its Id is added, percent-encoded. Undefined: it opens within the page. */
  readonly recordPath?: string | undefined;
}

/**
 * A table of a report as a part of a page: its first rows to be read at once, all of them as data for REPORT_SCRIPT, which sorts, searches
 * and turns pages. Without the script the first rows still stand there.
 */
export function tablePart(table: ReportTable, { recordPath }: RecordLinks = {}): string {
  const { id, title, note, columns, rows, records, empty } = table;
  const head = `<h2 id="${id}-title">${htmlText(title)} <span class="number">${rows.length.toLocaleString('en-US')}</span></h2>
${note ? `<p class="quiet">${htmlText(note)}</p>` : ''}`;
  if (rows.length === 0) {
    return `<section id="${id}" aria-labelledby="${id}-title">${head}<p class="empty">${htmlText(empty)}</p></section>`;
  }
  const heads = columns.map(
    (column) => `<th scope="col" class="${classOf(column)}">${htmlText(column.title)}</th>`,
  );
  if (records) heads.push('<th scope="col" class="record">Record</th>');
  const first = rows.slice(0, PAGE_SIZE).map((row, at) => rowHtml(columns, row, records?.[at], recordPath));
  const path = recordPath === undefined ? '' : ` data-record-path="${htmlText(recordPath)}"`;
  return `<section id="${id}" class="table" data-rows="${rows.length}" aria-labelledby="${id}-title"${path}>${head}
<div class="tools" hidden><label>Search <input type="search" autocomplete="off" spellcheck="false"></label>${columns.some(({ isDetail }) => isDetail) ? '<label><input type="checkbox"> All columns</label>' : ''}</div>
<div class="scroll" role="region" aria-label="${htmlText(title)}" tabindex="0">
<table><thead><tr>${heads.join('')}</tr></thead><tbody>
${first.join('\n')}
</tbody></table></div>
<div class="pages"><p class="state" role="status">${stateText(rows.length)}</p></div>
<script type="application/json">${embeddedJson(tableData(table))}</script></section>`;
}

/** Details are left out until somebody asks for all columns; the view of a record has them anyway. */
function classOf({ kind, isDetail }: ReportColumn): string {
  return isDetail ? `${kind} detail` : kind;
}

function stateText(rows: number): string {
  const shown = Math.min(PAGE_SIZE, rows);
  return `Rows 1 to ${shown} of ${rows.toLocaleString('en-US')}`;
}

function rowHtml(
  columns: readonly ReportColumn[],
  row: readonly ReportCell[],
  recordId: string | undefined,
  recordPath: string | undefined,
): string {
  const cells = columns.map(
    (column, at) => `<td class="${classOf(column)}">${htmlText(cellText(column, row[at]))}</td>`,
  );
  if (recordId !== undefined) cells.push(`<td class="record">${recordHtml(recordId, recordPath)}</td>`);
  return `<tr>${cells.join('')}</tr>`;
}

function recordHtml(recordId: string, recordPath: string | undefined): string {
  if (recordPath === undefined) return `<code>${htmlText(recordId)}</code>`;
  return `<a href="${htmlText(recordPath + encodeURIComponent(recordId))}">${htmlText(recordId)}</a>`;
}
