import { searchAddress } from './searchAddress';
import { type SearchTerms, SHOW_STEPS, SPANS } from './searchTerms';

/** The address of the same search for what is older. @param to before this */
export function olderAddress(terms: SearchTerms, to: Date): string {
  const from = terms.from || (terms.to === '' ? SPANS[terms.span][1] : '');
  return searchAddress({ ...terms, from, to: to.toISOString().slice(0, 19), show: SHOW_STEPS[0] });
}
