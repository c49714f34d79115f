import { reportSections } from '../output/reports/reportSections';
import type { ReportView } from '../output/reports/reportView';
import { utcText } from '../output/utcText';
import type { AskedTime, SpanName } from './askedTime';
import { formField } from './formField';
import { type Html, html } from './html';
import type { ReportKind } from './reportKinds';
import { timeFields } from './timeFields';

/** Spans that a report can be asked for; longer ones are a matter of the command line, which shows how far it has come. */
export const REPORT_SPANS = ['24h', '7d', '30d', '90d'] as const satisfies readonly SpanName[];

export interface ReportPage {
  readonly kind: ReportKind;
  readonly values: Readonly<Record<string, string>>;
  readonly time: AskedTime;
  readonly problems: ReadonlyMap<string, string>;
  /** Undefined: nothing was read, since a field was not understood. */
  readonly view: ReportView | undefined;
  /** The address of this page. */
  readonly address: string;
}

/** A report with the form that asks for it; each row leads to its record's page. */
export function reportPage({ kind, values, time, problems, view, address }: ReportPage): Html {
  const fields = kind.fields.map((field) =>
    formField(field, values[field.name] ?? '', problems.get(field.name)),
  );
  return html`<h1>${kind.title}</h1>
<p class="question">${kind.question}</p>
<search><form action="${kind.path}" method="get" class="card ask">
<div class="filters">${timeFields(time, problems, REPORT_SPANS)}</div>
<div class="filters">${fields}</div>
<p class="go"><button>Show the report</button></p>
</form></search>
${view ? answer(view, address) : html`<h2>Nothing was read</h2><p>Look at the marked field.</p>`}`;
}

function answer(view: ReportView, address: string): Html {
  const links = [
    { id: 'answer', text: 'Answer' },
    { id: 'limits', text: 'What cannot be known' },
    ...view.tables.map(({ id, title, rows }) => ({
      id,
      text: `${title} (${rows.length.toLocaleString('en-US')})`,
    })),
  ].map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`);
  const recordPath = `/record?${new URLSearchParams({ back: address })}&id=`;
  return html`<p class="asked">${view.subject}. As the tables stood on ${utcText(view.generatedAt)}.</p>
<nav class="questions" aria-label="Contents"><ul>${links}</ul></nav>
<div class="report">
${{ markup: reportSections(view, { recordPath }) }}
</div>`;
}
