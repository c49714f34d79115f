import { resultSpellings } from '../../shared/query/resultSpellings';

describe('resultSpellings', () => {
  it.each([
    ['Succeeded', ['Succeeded', 'succeeded', 'SUCCEEDED']],
    ['partiallysucceeded', ['PartiallySucceeded', 'partiallysucceeded', 'PARTIALLYSUCCEEDED']],
    ['tRUE', ['True', 'tRUE', 'true', 'TRUE']],
    [' Odd one', ['Odd one', 'odd one', 'ODD ONE']],
  ])('%p', (typed, expected) => {
    expect(resultSpellings(typed)).toEqual(expected);
  });
});
