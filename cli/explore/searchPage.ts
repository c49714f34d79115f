import type { AnswerLimits } from '../../shared/query/answerLimits';
import { count } from '../output/count';
import { answerNotes } from './answerNotes';
import type { BoxKind } from './boxMeanings';
import { emptyAnswer } from './emptyAnswer';
import { type Html, html } from './html';
import { olderAddress } from './olderAddress';
import { queryWords } from './queryWords';
import { resultList, rowAnchor } from './resultList';
import { searchAddress } from './searchAddress';
import type { SearchAnswer } from './searchAnswer';
import { searchForm } from './searchForm';
import { type SearchTerms, SHOW_STEPS } from './searchTerms';
import { startQuestions } from './startQuestions';

export interface SearchPage {
  readonly terms: SearchTerms;
  readonly answer: SearchAnswer;
  /** What it cannot know. */
  readonly limits: AnswerLimits;
  readonly types: readonly { readonly recordType: number; readonly name: string }[];
}

const MEANING_WORDS: Readonly<Record<BoxKind, string>> = {
  record: 'a record ID',
  user: 'a user who acted',
  mailbox: 'a mailbox that was touched',
  recipient: 'a recipient of encrypted mail',
  address: 'an address',
  message: 'a message ID',
  session: 'a session',
  app: 'an app ID',
  type: 'a record type',
  operation: 'an operation',
  text: 'a text in the record',
};

/** The search form with its answer: records, what may be missing among them, and where to go on. */
export function searchPage({ terms, answer, limits, types }: SearchPage): Html {
  const isStart = searchAddress(terms) === '/';
  return html`<h1 class="unseen">Search</h1>
${searchForm(terms, answer.problems, types)}
${isStart ? startQuestions() : html``}
<section id="results" aria-labelledby="results-title">
${answer.problems.size > 0 ? html`<h2 id="results-title">Nothing was searched</h2><p>Look at the marked field.</p>` : results({ terms, answer, limits })}
</section>`;
}

function results({ terms, answer, limits }: Omit<SearchPage, 'types'>): Html {
  const { rows, isMore, query } = answer;
  const shown = isMore ? `The newest ${count(rows.length, 'record')}` : count(rows.length, 'record');
  const title = rows.length === 0 ? 'No record found' : shown;
  const list = rows.length === 0 ? emptyAnswer(terms, answer) : resultList(rows, searchAddress(terms));
  return html`<h2 id="results-title">${title}</h2>
<p class="asked">${queryWords(query)}</p>
${meanings(terms, answer)}
${answerNotes(terms, answer, limits)}
${list}
${isMore ? more(terms, answer) : html``}`;
}

function meanings(terms: SearchTerms, { meaning, otherMeanings }: SearchAnswer): Html {
  if (meaning === undefined) return html``;
  const others = otherMeanings.map(
    (kind) => html`<li><a href="${searchAddress({ ...terms, as: kind })}">${MEANING_WORDS[kind]}</a></li>`,
  );
  const rest = others.length === 0 ? html`` : html` Take it as: <ul>${others}</ul>`;
  return html`<div class="meaning">“${terms.q}” was taken as <b>${MEANING_WORDS[meaning]}</b>.${rest}</div>`;
}

function more(terms: SearchTerms, { rows }: SearchAnswer): Html {
  const last = rows.at(-1);
  if (!last) return html``;
  const next = SHOW_STEPS.find((step) => step > terms.show);
  if (next !== undefined) {
    const address = `${searchAddress({ ...terms, show: next })}#${rowAnchor(last)}`;
    return html`<p class="more"><a id="more" class="button" href="${address}">Show ${next}</a></p>`;
  }
  if (!(last.CreationTime instanceof Date)) return html``;
  // The second of the last record once more: others of it may not have had room.
  const older = olderAddress(terms, new Date(last.CreationTime.getTime() + 1_000));
  return html`<p class="more">A page shows no more than ${terms.show}. <a id="more" class="button" href="${older}">Go on with older ones</a></p>`;
}
