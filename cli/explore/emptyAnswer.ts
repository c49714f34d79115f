import { closestName } from '../closestName';
import { utcText } from '../output/utcText';
import { COMMON_OPERATIONS } from './commonOperations';
import { type Html, html } from './html';
import { searchAddress } from './searchAddress';
import type { SearchAnswer } from './searchAnswer';
import { type SearchTerms, SPAN_NAMES, SPANS } from './searchTerms';
import type { TableState } from './tableState';

/** What to say where nothing was found: how far the data reaches, and what to try. */
export function emptyAnswer(
  terms: SearchTerms,
  { query, meaning }: SearchAnswer,
  { contentTypes }: TableState,
): Html {
  const reach = contentTypes.map(({ contentType, coveredFrom, coveredTo }) =>
    coveredFrom && coveredTo
      ? html`<li>${contentType} is complete from ${utcText(coveredFrom).slice(0, 16)} to ${utcText(coveredTo).slice(0, 16)}, in times at which Microsoft made records available. What happened later than that is not here yet.</li>`
      : html`<li>${contentType}: nothing is complete yet.</li>`,
  );
  const meant = query.operation === undefined ? undefined : closestName(query.operation, COMMON_OPERATIONS);
  const tries: Html[] = [];
  if (meant !== undefined && meant !== query.operation) {
    const corrected = meaning === 'operation' ? { ...terms, q: meant } : { ...terms, operation: meant };
    tries.push(html`<li>Did you mean <a href="${searchAddress(corrected)}">${meant}</a>?</li>`);
  }
  for (const span of ['90d', 'all'] as const) {
    const isLonger =
      terms.from !== '' || terms.to !== '' || SPAN_NAMES.indexOf(span) > SPAN_NAMES.indexOf(terms.span);
    const address = searchAddress({ ...terms, from: '', to: '', span });
    if (isLonger) tries.push(html`<li><a href="${address}">Search: ${SPANS[span][0].toLowerCase()}</a></li>`);
  }
  if (meaning !== undefined && meaning !== 'text') {
    tries.push(
      html`<li><a href="${searchAddress({ ...terms, as: 'text' })}">Look for it as a text in all records of this time</a></li>`,
    );
  }
  return html`<ul class="empty">${reach}</ul>${tries.length > 0 ? html`<p>To try:</p><ul>${tries}</ul>` : html``}`;
}
