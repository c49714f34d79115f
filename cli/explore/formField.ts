import { type Html, html } from './html';

/** A field of a form. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** Id of the datalist with suggestions. */
  readonly list?: string;
}

/** A field with its label, its hint and what is wrong with what was typed. */
export function formField(
  { name, label, hint, list }: FormField,
  value: string,
  problem: string | undefined,
): Html {
  const problemId = problem === undefined ? '' : ` ${name}-problem`;
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${value}" maxlength="1000" autocomplete="off" spellcheck="false"${list ? html` list="${list}"` : ''} aria-describedby="${name}-hint${problemId}"${problem === undefined ? '' : html` aria-invalid="true"`}>
<p class="hint" id="${name}-hint">${hint}</p>${fieldProblem(name, problem)}</div>`;
}

/** What is wrong with a field. */
export function fieldProblem(name: string, problem: string | undefined): Html {
  return problem === undefined ? html`` : html`<p class="problem" id="${name}-problem">${problem}</p>`;
}
