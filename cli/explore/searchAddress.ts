import { DEFAULT_SPAN } from './askedTime';
import { type SearchTerms, SHOW_STEPS } from './searchTerms';

/**
 * The address of a search, without what is empty or goes without saying.
 * @param terms what differs from an empty form
 */
export function searchAddress(terms: Partial<SearchTerms>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(terms)) {
    const isPlain =
      (name === 'span' && value === DEFAULT_SPAN) || (name === 'show' && value === SHOW_STEPS[0]);
    if (value !== undefined && value !== '' && !isPlain) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}
