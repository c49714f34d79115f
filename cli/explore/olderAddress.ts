import { startOf } from './askedTime';
import { searchAddress } from './searchAddress';
import { type SearchTerms, SHOW_STEPS } from './searchTerms';

/** The address of the same search for what is older. @param to before this */
export function olderAddress(terms: SearchTerms, to: Date): string {
  return searchAddress({
    ...terms,
    from: startOf(terms),
    to: to.toISOString().slice(0, 19),
    show: SHOW_STEPS[0],
  });
}
