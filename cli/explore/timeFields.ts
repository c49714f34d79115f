import { type AskedTime, SPANS, type SpanName } from './askedTime';
import { formField } from './formField';
import { type Html, html } from './html';

/** The fields for a time: a span to choose, or from and to as typed. */
export function timeFields(
  { span, from, to }: AskedTime,
  problems: ReadonlyMap<string, string>,
  spans: readonly SpanName[],
): Html {
  const isOwn = from !== '' || to !== '';
  const options = spans.map(
    (name) =>
      html`<option value="${name}"${name === span && !isOwn ? html` selected` : ''}>${SPANS[name][0]}</option>`,
  );
  // What is typed counts, whatever is chosen; the script keeps the two together.
  options.push(html`<option value="own"${isOwn ? html` selected` : ''}>From and to:</option>`);
  return html`<div class="field"><label for="span">When</label>
<select id="span" name="span">${options}</select></div>
${formField({ name: 'from', label: 'From', hint: '2026-11-01 or 2026-11-01T14:30' }, from, problems.get('from'))}
${formField({ name: 'to', label: 'To', hint: 'through 2026-11-30; empty: now' }, to, problems.get('to'))}`;
}
