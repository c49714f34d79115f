import { createHash } from 'node:crypto';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { recordStory } from '../output/recordStory';
import { utcText } from '../output/utcText';
import { type Html, html } from './html';
import { recordAddress } from './recordAddress';

/**
 * Found records as a table, a head for each day; each row has one link, to its record.
 * @param rows newest first, with RESULT_COLUMNS
 * @param back the address of this list
 */
export function resultList(rows: readonly StoredRow[], back: string): Html {
  const days: { day: string; rows: StoredRow[] }[] = [];
  for (const row of rows) {
    const day = row.partitionKey.slice(-10);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  const bodies = days.map(
    ({ day, rows: ofDay }) =>
      html`<tbody data-day="${day}"><tr class="day"><th colspan="4" scope="rowgroup">${dayText(day)}</th></tr>
${ofDay.map((row) => resultRow(row, back))}</tbody>`,
  );
  return html`<table class="results"><caption class="unseen">Records, newest first</caption>
<thead><tr><th scope="col">Time</th><th scope="col">What happened</th><th scope="col">Address</th><th scope="col">Result</th></tr></thead>
${bodies}
</table>`;
}

/** Where a record stands in a list: the end of its page's address. */
export function rowAnchor({ partitionKey, rowKey }: StoredRow): string {
  return `r-${createHash('sha256').update(`${partitionKey}/${rowKey}`).digest('hex').slice(0, 16)}`;
}

function resultRow(row: StoredRow, back: string): Html {
  const anchor = rowAnchor(row);
  const time = row.CreationTime instanceof Date ? utcText(row.CreationTime).slice(11) : '';
  const result = text(row.ResultStatus);
  const isBad = /^(fail|false)/i.test(result) || row.OperationStatus === 1 || row.AuthenticationStatus === 1;
  const variant =
    row.IsVariant === true ? html` <span class="tag warn">another text under the same Id</span>` : html``;
  return html`<tr data-row="${anchor}"><td class="time">${time}</td>
<td class="story"><a id="${anchor}" href="${recordAddress(text(row.Id), `${back}#${anchor}`)}">${recordStory(row)}</a><span class="tags"><span class="tag">${text(row.Operation)}</span><span class="tag quiet">${text(row.RecordTypeName)}</span>${variant}</span></td>
<td class="address">${text(row.ClientAddress)}</td>
<td class="result${isBad ? ' bad' : ''}">${result}</td></tr>`;
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : `${WEEKDAY.format(date)} ${day}`;
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
