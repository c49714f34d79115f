import { knownOperations } from '../../shared/records/knownOperations';
import { closestName } from '../closestName';
import { SPAN_NAMES, SPANS } from './askedTime';
import { type Html, html } from './html';
import { searchAddress } from './searchAddress';
import type { SearchAnswer } from './searchAnswer';
import type { SearchTerms } from './searchTerms';

/** What to say where nothing was found: what was probably meant, and what to try. */
export function emptyAnswer(terms: SearchTerms, { query, meaning }: SearchAnswer): Html {
  const meant = query.operation === undefined ? undefined : closestName(query.operation, knownOperations);
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
  if (query.result !== undefined) {
    tries.push(
      html`<li>Results are Succeeded, PartiallySucceeded or Failed for mailbox actions, True or False for admin commands, Success or Failure for the encrypted message portal.</li>`,
    );
  }
  if (meaning !== undefined && meaning !== 'text') {
    tries.push(
      html`<li><a href="${searchAddress({ ...terms, as: 'text' })}">Look for it as a text in all records of this time</a></li>`,
    );
  }
  return html`${tries.length > 0 ? html`<p>To try:</p><ul>${tries}</ul>` : html``}`;
}
