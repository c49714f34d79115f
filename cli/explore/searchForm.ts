import { COMMON_OPERATIONS } from './commonOperations';
import { type Html, html } from './html';
import { searchAddress } from './searchAddress';
import { type SearchTerms, SPAN_NAMES, SPANS, type TermName } from './searchTerms';

interface Field {
  readonly name: Exclude<TermName, 'q' | 'as' | 'type'>;
  readonly label: string;
  readonly hint: string;
  readonly list?: string;
}

const TIMES: readonly Field[] = [
  { name: 'from', label: 'or from', hint: 'such as 2026-11-01 or 2026-11-01T14:30' },
  { name: 'to', label: 'to', hint: 'through 2026-11-30; empty: now' },
];
const MORE: readonly Field[] = [
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
  problems: ReadonlyMap<TermName, string>,
  types: readonly { readonly recordType: number; readonly name: string }[],
): Html {
  const isStart = searchAddress(terms) === '/';
  const isMoreOpen = MORE.some(({ name }) => terms[name] !== '' || problems.has(name));
  const options = types.map(
    ({ recordType, name }) =>
      html`<option value="${name}"${isType(terms.type, recordType, name) ? html` selected` : ''}>${name} (${recordType})</option>`,
  );
  const spans = SPAN_NAMES.map(
    (name) =>
      html`<option value="${name}"${name === terms.span ? html` selected` : ''}>${SPANS[name][0]}</option>`,
  );
  const isListed = types.some(({ recordType, name }) => isType(terms.type, recordType, name));
  const typed = terms.type === '' || isListed ? '' : html`<option selected>${terms.type}</option>`;
  return html`<search>
<form action="/" method="get" class="card ask">
<div class="box">
<label for="q">What are you looking for?</label>
<div class="row">
<input id="q" name="q" type="search" value="${terms.q}" maxlength="1000" autocomplete="off" spellcheck="false" aria-describedby="q-hint${problemId('q', problems)}"${invalid('q', problems)}${isStart ? html` autofocus` : ''}>
<button>Search</button>
</div>
<p class="hint" id="q-hint">A user or mailbox, an IP address or block, a message ID, a session, a record ID, or an operation.</p>
${problem('q', problems)}
</div>
<div class="filters">
<div class="field"><label for="span">When</label>
<select id="span" name="span">${spans}</select></div>
${TIMES.map((field) => input(field, terms, problems))}
<div class="field"><label for="type">Type</label>
<select id="type" name="type"${described('type', problems)}><option value="">All types</option>${typed}${options}</select>
${problem('type', problems)}</div>
</div>
<details${isMoreOpen ? html` open` : ''}><summary>More filters</summary>
<div class="filters">${MORE.map((field) => input(field, terms, problems))}</div>
</details>
<datalist id="operations">${COMMON_OPERATIONS.map((name) => html`<option value="${name}"></option>`)}</datalist>
</form>
</search>`;
}

function isType(typed: string, recordType: number, name: string): boolean {
  return typed === String(recordType) || typed.toLowerCase() === name.toLowerCase();
}

function input(
  { name, label, hint, list }: Field,
  terms: SearchTerms,
  problems: ReadonlyMap<TermName, string>,
): Html {
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${terms[name]}" maxlength="1000" autocomplete="off" spellcheck="false"${list ? html` list="${list}"` : ''} aria-describedby="${name}-hint${problemId(name, problems)}"${invalid(name, problems)}>
<p class="hint" id="${name}-hint">${hint}</p>${problem(name, problems)}</div>`;
}

function problem(name: TermName, problems: ReadonlyMap<TermName, string>): Html {
  const text = problems.get(name);
  return text === undefined ? html`` : html`<p class="problem" id="${name}-problem">${text}</p>`;
}

function problemId(name: TermName, problems: ReadonlyMap<TermName, string>): string {
  return problems.has(name) ? ` ${name}-problem` : '';
}

function invalid(name: TermName, problems: ReadonlyMap<TermName, string>): Html {
  return problems.has(name) ? html` aria-invalid="true"` : html``;
}

function described(name: TermName, problems: ReadonlyMap<TermName, string>): Html {
  return problems.has(name) ? html` aria-invalid="true" aria-describedby="${name}-problem"` : html``;
}
