import { atLeast, atMost } from '../../bench/limits';

test.each([
  ['less than may be', atMost(1, 2), { isMet: true, limitUsed: 0.5 }],
  ['as much as may be', atMost(2, 2), { isMet: true, limitUsed: 1 }],
  ['more than may be', atMost(3, 2), { isMet: false, limitUsed: 1.5 }],
  ['more than must be', atLeast(4, 2), { isMet: true, limitUsed: 0.5 }],
  ['as much as must be', atLeast(2, 2), { isMet: true, limitUsed: 1 }],
  ['less than must be', atLeast(1, 2), { isMet: false, limitUsed: 2 }],
  ['what could not be measured is not met', atMost(Number.NaN, 2), { isMet: false, limitUsed: Number.NaN }],
])('%s', (_, verdict, expected) => {
  expect(verdict).toEqual(expected);
});
