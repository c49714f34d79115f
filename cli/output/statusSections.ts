import type { Status } from '../../shared/query/readStatus';
import { statusCalendars } from '../../shared/query/statusCalendars';
import { calendarTable } from './calendarTable';
import { CELL_STATES } from './cellStates';
import { closingSearch } from './closingSearch';
import { contentTypeFacts } from './contentTypeFacts';
import { gapFate } from './gapFate';
import { gapReason } from './gapReason';
import { htmlText } from './htmlText';
import { quarantineText } from './quarantineText';
import { spanText } from './spanText';
import { statusAlarms } from './statusAlarms';
import { COVERAGE_LOST, EXPORT_NOTE, NOTHING_POLLED } from './statusNotes';
import { utcText } from './utcText';

/** The state of the tables as sections of an HTML page: alarms, calendars, gaps, how to close them, quarantine. */
export function statusSections(status: Status, now: Date): string {
  const sections = [
    alarmsPart(status, now),
    coveragePart(status, now),
    gapsPart(status),
    exportsPart(status),
    closedPart(status),
    quarantinePart(status),
  ];
  return sections.filter(Boolean).join('\n');
}

function quarantinePart(status: Status): string {
  const { text, command } = quarantineText(status);
  const next = command === undefined ? '' : ` <code>${htmlText(command)}</code>`;
  return `<h2>Quarantine</h2>\n<p>${htmlText(text)}${next}</p>`;
}

function alarmsPart(status: Status, now: Date): string {
  const alarms = statusAlarms(status, now);
  if (alarms.length === 0) return '';
  return `<h2>To be looked at now</h2>\n<ul class="alarms">${alarms.map((alarm) => `<li>${htmlText(alarm)}</li>`).join('\n')}</ul>`;
}

function coveragePart(status: Status, now: Date): string {
  if (status.contentTypes.length === 0)
    return `<p>${status.isCoverageLost ? COVERAGE_LOST : NOTHING_POLLED}</p>`;
  const calendars = new Map(
    statusCalendars(status, now).map(({ contentType, calendar }) => [contentType, calendar]),
  );
  const parts = status.contentTypes.map((each) => {
    const { days = [], months = [] } = calendars.get(each.contentType) ?? {};
    const facts = contentTypeFacts(each, now).map(
      ([title, text]) => `<tr><th scope="row">${htmlText(title)}</th><td>${htmlText(text)}</td></tr>`,
    );
    const byDay = months.length === 0 ? '' : calendarTable('By day', numbers(1, 31), months.toReversed());
    return `<h2>${htmlText(each.contentType)}</h2>
<table class="facts">${facts.join('\n')}</table>
${calendarTable('By hour (UTC) in which it was made available', numbers(0, 23), days.toReversed())}
${byDay}`;
  });
  const legend = Object.entries(CELL_STATES).filter(([state]) => state !== 'future');
  const items = legend.map(
    ([state, { symbol, meaning }]) =>
      `<li><b class="${state}">${htmlText(symbol)}</b> ${htmlText(meaning)}</li>`,
  );
  return `${parts.join('\n')}\n<ul class="legend" aria-label="What the symbols mean">${items.join('')}</ul>`;
}

function gapsPart({ gaps }: Status): string {
  if (gaps.length === 0) return '<h2 id="gaps">Gaps</h2>\n<p>No gaps.</p>';
  const rows = gaps.map((gap) => [
    spanText(gap),
    gap.contentId === undefined ? gap.contentType : `${gap.contentType}, content ${gap.contentId}`,
    gapReason(gap.reason),
    utcText(gap.since),
    gapFate(gap),
  ]);
  return listPart(
    { title: 'Gaps', id: 'gaps' },
    ['Made available (UTC)', 'What', 'Why', 'Found', 'What can be done'],
    rows,
  );
}

function exportsPart({ closingExports }: Status): string {
  if (closingExports.length === 0) return '';
  const parts = closingExports.map((each) => {
    const { search, portal, importCommand } = closingSearch(each);
    return `<h3>${each.gaps} of ${htmlText(each.contentType)}: events of ${htmlText(spanText(each))}</h3>
<p>In Exchange Online PowerShell</p><pre tabindex="0">${htmlText(search)}</pre>
<p>or in the Purview portal: ${htmlText(portal)}. Then</p><pre tabindex="0">${htmlText(importCommand)}</pre>`;
  });
  return `<h2>To close gaps</h2>\n<p>${htmlText(EXPORT_NOTE)}</p>\n${parts.join('\n')}`;
}

function closedPart({ closedGaps }: Status): string {
  if (closedGaps.length === 0) return '';
  const rows = closedGaps.map(({ statement, ...gap }) => [
    spanText(gap),
    gap.contentType,
    gapReason(gap.reason),
    statement ? `${statement.file}, ${statement.rows} rows, events ${spanText(statement)}` : '',
    statement?.sha256 ?? '',
  ]);
  const heads = ['Made available (UTC)', 'What', 'Why', 'File', 'SHA-256 of the file'];
  return listPart(
    { title: 'Closed by the statement that an import holds all of it', id: 'closed' },
    heads,
    rows,
  );
}

function listPart(
  { title, id }: { title: string; id: string },
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = heads.map((text) => `<th scope="col">${htmlText(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((text) => `<td>${htmlText(text)}</td>`).join('')}</tr>`);
  return `<h2 id="${id}">${htmlText(title)}</h2>
<div class="scroll" role="region" aria-label="${htmlText(title)}" tabindex="0">
<table class="list"><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function numbers(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(2, '0'));
}
