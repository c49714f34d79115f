import { type Html, html } from './html';
import { REPORT_KINDS } from './reportKinds';
import { searchAddress } from './searchAddress';

const QUESTIONS: readonly (readonly [question: string, address: string])[] = [
  ...REPORT_KINDS.map(({ question, path }) => [question, path] as const),
  ['Which inbox rules were made or changed?', searchAddress({ operation: '*InboxRule*' })],
  ['Who was given permissions?', searchAddress({ operation: '*Permission*' })],
  ['Who sent as somebody else?', searchAddress({ operation: 'SendAs' })],
  ['What was deleted for good?', searchAddress({ operation: 'HardDelete' })],
];

/** Questions that people come with, each one click away. */
export function startQuestions(): Html {
  const links = QUESTIONS.map(([question, address]) => html`<li><a href="${address}">${question}</a></li>`);
  return html`<nav aria-label="Questions" class="questions"><ul>${links}</ul></nav>`;
}
