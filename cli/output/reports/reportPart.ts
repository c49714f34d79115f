import { htmlText } from '../htmlText';
import { utcText } from '../utcText';
import { embeddedJson } from './embeddedJson';
import { reportSections } from './reportSections';
import type { ReportView } from './reportView';
import type { RecordLinks } from './tablePart';

/**
 * A report as the body of a page: its answer, what cannot be known, charts and tables. The page adds REPORT_STYLE and REPORT_SCRIPT.
 * @param options.recordTexts received texts by record Id, shown with a row's record where the page has no record pages of its own
 */
export function reportPart(
  view: ReportView,
  { recordPath, recordTexts = new Map() }: RecordLinks & { recordTexts?: ReadonlyMap<string, string> } = {},
): string {
  const { title, subject, generatedAt, tables } = view;
  const links = [
    ['answer', 'Answer'],
    ['limits', 'What cannot be known'],
    ...tables.map((table) => [table.id, `${table.title} (${table.rows.length.toLocaleString('en-US')})`]),
  ];
  return `<a class="skip" href="#answer">To the answer</a>
<header><h1>${htmlText(title)}</h1>
<p class="quiet">${htmlText(subject)}. As the tables stood on ${utcText(generatedAt)} UTC; all times are UTC.</p>
<nav class="contents" aria-label="Contents"><ul>${links.map(([id = '', text = '']) => `<li><a href="#${id}">${htmlText(text)}</a></li>`).join('')}</ul></nav></header>
<main>
${reportSections(view, { recordPath })}
</main>
${recordPath === undefined ? recordView(recordTexts) : ''}`;
}

function recordView(recordTexts: ReadonlyMap<string, string>): string {
  return `<dialog id="record-view" aria-labelledby="record-title"><h2 id="record-title">Record</h2>
<dl id="record-fields"></dl>
<h3>Show it in full</h3><pre id="record-command" tabindex="0" aria-label="Command"></pre>
<h3>As received</h3><pre id="record-received" tabindex="0" aria-label="As received"></pre>
<p><button type="button" id="record-copy">Copy</button> <button type="button" id="record-close">Close</button></p></dialog>
<script type="application/json" id="record-texts">${embeddedJson(Object.fromEntries(recordTexts))}</script>`;
}
