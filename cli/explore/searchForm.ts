import { knownOperations } from '../../shared/records/knownOperations';
import { SPAN_NAMES } from './askedTime';
import { type FormField, fieldProblem, formField } from './formField';
import { type Html, html } from './html';
import { searchAddress } from './searchAddress';
import type { SearchTerms, TermName } from './searchTerms';
import { timeFields } from './timeFields';

const MORE: readonly (FormField & { readonly name: TermName })[] = [
  { name: 'operation', label: 'Operation', hint: '* stands for any letters', list: 'operations' },
  { name: 'user', label: 'User', hint: 'who acted' },
  { name: 'address', label: 'Address', hint: 'IPv4, IPv6 or a block as 203.0.113.0/24' },
  { name: 'result', label: 'Result', hint: 'such as Succeeded or Failed' },
];

/**
 * The search box and its filters, with what was typed.
 * @param types record types to choose from
 */
export function searchForm(
  terms: SearchTerms,
  problems: ReadonlyMap<string, string>,
  types: readonly { readonly recordType: number; readonly name: string }[],
): Html {
  const isStart = searchAddress(terms) === '/';
  const isMoreOpen = MORE.some(({ name }) => terms[name] || problems.has(name));
  const [boxProblem, typeProblem] = [problems.get('q'), problems.get('type')];
  return html`<search>
<form action="/" method="get" class="card ask">
<div class="box">
<label for="q">What are you looking for?</label>
<div class="row">
<input id="q" name="q" type="search" value="${terms.q}" maxlength="1000" autocomplete="off" spellcheck="false" aria-describedby="q-hint${boxProblem ? ' q-problem' : ''}"${boxProblem ? html` aria-invalid="true"` : ''}${isStart ? html` autofocus` : ''}>
<button>Search</button>
</div>
<p class="hint" id="q-hint">A user or mailbox, an IP address or block, a message ID, a session, a record ID, or an operation.</p>
${fieldProblem('q', boxProblem)}
</div>
<div class="filters">
${timeFields(terms, problems, SPAN_NAMES)}
<div class="field"><label for="type">Type</label>
<select id="type" name="type"${typeProblem ? html` aria-invalid="true" aria-describedby="type-problem"` : ''}><option value="">All types</option>${typeOptions(terms.type, types)}</select>
${fieldProblem('type', typeProblem)}</div>
</div>
<details${isMoreOpen ? html` open` : ''}><summary>More filters</summary>
<div class="filters">${MORE.map((field) => formField(field, terms[field.name] ?? '', problems.get(field.name)))}</div>
</details>
<datalist id="operations">${knownOperations.map((name) => html`<option value="${name}"></option>`)}</datalist>
</form>
</search>`;
}

function typeOptions(
  typed: string,
  types: readonly { readonly recordType: number; readonly name: string }[],
): Html[] {
  const isTyped = ({ recordType, name }: { recordType: number; name: string }) =>
    typed === String(recordType) || typed.toLowerCase() === name.toLowerCase();
  const options = types.map(
    (type) =>
      html`<option value="${type.name}"${isTyped(type) ? html` selected` : ''}>${type.name} (${type.recordType})</option>`,
  );
  const isListed = typed === '' || types.some(isTyped);
  return isListed ? options : [html`<option selected>${typed}</option>`, ...options];
}
