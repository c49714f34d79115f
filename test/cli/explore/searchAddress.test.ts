import fc from 'fast-check';
import { SPAN_NAMES } from '../../../cli/explore/askedTime';
import { BOX_KINDS } from '../../../cli/explore/boxMeanings';
import { searchAddress } from '../../../cli/explore/searchAddress';
import { SHOW_STEPS, searchTerms } from '../../../cli/explore/searchTerms';

const term = fc.string({ unit: 'grapheme', maxLength: 50 }).map((text) => text.toWellFormed().trim());

describe('searchAddress', () => {
  it.each([
    [{}, '/'],
    [{ span: '30d', show: 50, q: '' } as const, '/'],
    [{ q: 'a&b=c#d', as: 'text', span: 'all' } as const, '/?q=a%26b%3Dc%23d&as=text&span=all'],
    [{ q: '30d', show: 100 } as const, '/?q=30d&show=100'],
  ])('writes %j as %s', (terms, address) => {
    expect(searchAddress(terms)).toBe(address);
  });

  it('is read back as it was written, whatever was typed', () => {
    const terms = fc.record({
      q: term,
      as: fc.constantFrom(undefined, ...BOX_KINDS),
      type: term,
      operation: term,
      user: term,
      address: term,
      result: term,
      span: fc.constantFrom(...SPAN_NAMES),
      from: term,
      to: term,
      show: fc.constantFrom(...SHOW_STEPS),
    });
    fc.assert(
      fc.property(terms, (typed) => {
        const { pathname, search } = new URL(searchAddress(typed), 'http://127.0.0.1');
        expect(pathname).toBe('/');
        expect(searchTerms(new URLSearchParams(search))).toEqual(typed);
      }),
    );
  });
});
