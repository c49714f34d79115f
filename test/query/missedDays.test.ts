import { daysUpTo, missedDays } from '../../shared/query/missedDays';

// 2026-11-01 is a Sunday.
const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}`;
const days = (...numbers: number[]) => numbers.map(day);
const every = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);
const workdays = every(1, 30).filter((number) => number % 7 !== 1 && number % 7 !== 0);

describe('missedDays', () => {
  it.each([
    ['came daily: each day after', every(1, 14), 14, every(15, 17), every(15, 17)],
    ['workdays only: its weekend is none', workdays.filter((n) => n <= 13), 13, every(14, 17), [16, 17]],
    ['9 of 14 days are no habit', every(6, 14), 14, every(15, 17), []],
    [
      'a weekday on which it came once in two weeks does not count',
      every(1, 14).filter((n) => n !== 3),
      14,
      every(15, 18),
      [15, 16, 18],
    ],
    ['days before it stopped do not count', every(1, 14), 14, every(10, 15), [15]],
  ])('%s', (_, seen, last, later, missed) => {
    expect(missedDays(new Set(days(...seen)), day(last), days(...later))).toEqual(days(...missed));
  });
});

describe('daysUpTo', () => {
  it('gives days over a month end, newest first', () => {
    expect(daysUpTo('2026-03-01', 3)).toEqual(['2026-03-01', '2026-02-28', '2026-02-27']);
  });
});
