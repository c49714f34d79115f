import { type Html, html } from './html';
import { searchAddress } from './searchAddress';
import type { SearchTerms } from './searchTerms';

const QUESTIONS: readonly (readonly [question: string, terms: Partial<SearchTerms>])[] = [
  ['Who read mail?', { operation: 'MailItemsAccessed' }],
  ['What happened to encrypted mail?', { type: 'OMEPortal' }],
  ['Which inbox rules were made or changed?', { operation: '*InboxRule*' }],
  ['Who sent as somebody else?', { operation: 'SendAs' }],
  ['What was deleted for good?', { operation: 'HardDelete' }],
  ['Who was given permissions?', { operation: '*Permission*' }],
];

/** Questions that people come with, each one click away. */
export function startQuestions(): Html {
  const links = QUESTIONS.map(
    ([question, terms]) => html`<li><a href="${searchAddress(terms)}">${question}</a></li>`,
  );
  return html`<nav aria-label="Questions" class="questions"><ul>${links}</ul></nav>`;
}
