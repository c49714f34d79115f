import type { AnswerLimits } from '../../shared/query/answerLimits';
import type { OpenGap } from '../../shared/query/openGaps';
import { answerLimitLines } from '../output/answerLimitLines';
import { count } from '../output/count';
import { gapText } from '../output/gapText';
import { utcText } from '../output/utcText';
import { type Html, html } from './html';
import { olderAddress } from './olderAddress';
import type { SearchAnswer } from './searchAnswer';
import type { SearchTerms } from './searchTerms';

const SHOWN_GAPS = 3;

/** What a person must know about an answer: how far back was searched where that is not all, gaps in its time, and what may still come. */
export function answerNotes(
  terms: SearchTerms,
  { searchedFrom }: Pick<SearchAnswer, 'searchedFrom'>,
  limits: AnswerLimits,
): Html {
  const cut = searchedFrom ? cutNote(terms, searchedFrom) : undefined;
  return html`${cut}${limitNotes(limits)}`;
}

/** The same of any answer over a span. */
function limitNotes(limits: AnswerLimits): Html {
  const lines = answerLimitLines({ ...limits, gaps: [] }).map((line) => html`<p class="hint">${line}</p>`);
  return html`${limits.gaps.length > 0 ? gapNote(limits.gaps) : undefined}<div class="limits">${lines}</div>`;
}

function cutNote(terms: SearchTerms, searchedFrom: Date): Html {
  const older = olderAddress(terms, searchedFrom);
  return html`<div class="note"><p>Searched back to <b>${utcText(searchedFrom)}</b> only, since this has to be looked for in every record. <a href="${older}">Search what is older</a>, or name a user, an address or a message as well: those are found at once.</p></div>`;
}

function gapNote(gaps: readonly OpenGap[]): Html {
  const shown = gaps.slice(0, SHOWN_GAPS).map((gap) => html`<li>${gapText(gap)}</li>`);
  const more = gaps.length - shown.length;
  const rest = more > 0 ? html`<li><a href="/coverage#gaps">${more} more</a></li>` : undefined;
  return html`<div class="note gaps"><p><b>Records may be missing here</b>: ${count(gaps.length, 'gap')} in this time.</p><ul>${shown}${rest}</ul></div>`;
}
