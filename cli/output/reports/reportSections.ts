import { htmlText } from '../htmlText';
import type { ReportChart } from './reportChart';
import type { ReportView } from './reportView';
import { type RecordLinks, tablePart } from './tablePart';

/** A report without head and frame, for a page that has its own: answer, what cannot be known, charts and tables. */
export function reportSections(
  { answer, limits, charts, tables }: ReportView,
  { recordPath }: RecordLinks = {},
): string {
  return `<div class="answer" id="answer"><h2>Answer</h2>${answer.map((text) => `<p>${htmlText(text)}</p>`).join('\n')}</div>
<div class="limits" id="limits"><h2>What cannot be known</h2><ul>${limits.map(({ text }) => `<li>${htmlText(text)}</li>`).join('\n')}</ul></div>
${charts.map(chartPart).join('\n')}
${tables.map((table) => tablePart(table, { recordPath })).join('\n')}`;
}

function chartPart({ title, svg, legend }: ReportChart): string {
  const items = legend.map(
    ({ style, text }) =>
      `<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${style}" width="10" height="10" rx="2"/></svg>${htmlText(text)}</li>`,
  );
  return `<figure><figcaption>${htmlText(title)}</figcaption>${svg}<ul class="legend">${items.join('')}</ul></figure>`;
}
