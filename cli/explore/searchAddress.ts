import { DEFAULT_FROM, type SearchTerms, SHOW_STEPS } from './searchTerms';

/**
 * The address of a search, without what is empty or goes without saying.
 * @param terms what differs from an empty form
 */
export function searchAddress(terms: Partial<SearchTerms>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(terms)) {
    const isGiven =
      value !== undefined &&
      value !== '' &&
      value !== SHOW_STEPS[0] &&
      !(name === 'from' && value === DEFAULT_FROM);
    // An emptied start of time means all of it.
    if (isGiven || (name === 'from' && value === '')) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}
