import type { OpenGap } from '../../shared/query/openGaps';
import { count } from '../output/count';
import { gapText } from '../output/gapText';
import { type Html, html } from './html';
import type { SearchAnswer } from './searchAnswer';

const SHOWN_GAPS = 3;

/** What a person must know about an answer: gaps in its time, and that less was searched than was asked for. */
export function answerNotes({ isCut }: Pick<SearchAnswer, 'isCut'>, gaps: readonly OpenGap[]): Html {
  const cut = isCut
    ? html`<p class="note">Without a user, an address, a message or the like, 92 days are searched at most. For an older time set From and To; for all of it use the command line: npm run audit -- query</p>`
    : html``;
  if (gaps.length === 0) return cut;
  const shown = gaps.slice(0, SHOWN_GAPS).map((gap) => html`<li>${gapText(gap)}</li>`);
  const rest =
    gaps.length > SHOWN_GAPS
      ? html`<li><a href="/coverage#gaps">${gaps.length - SHOWN_GAPS} more</a></li>`
      : html``;
  return html`${cut}<div class="note gaps"><p><b>Records may be missing here</b>: ${count(gaps.length, 'gap')} in this time.</p><ul>${shown}${rest}</ul></div>`;
}
