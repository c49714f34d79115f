import { daysNewestFirst } from '../../shared/query/daysNewestFirst';

describe('daysNewestFirst', () => {
  it('gives the days of the months, newest first', () => {
    const days = [...daysNewestFirst(['2024-02-01', '2023-12-01'], {})];
    expect(days).toHaveLength(29 + 31);
    expect([days[0], days[28], days[29], days.at(-1)]).toEqual([
      '2024-02-29',
      '2024-02-01',
      '2023-12-31',
      '2023-12-01',
    ]);
  });

  it.each([
    ['2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z', ['2026-11-02']],
    ['2026-11-02T23:59:59Z', '2026-11-03T00:00:01Z', ['2026-11-03', '2026-11-02']],
    ['2026-11-30T00:00:00Z', undefined, ['2026-11-30']],
    ['2026-11-02T12:00:00Z', '2026-11-02T12:00:00Z', ['2026-11-02']],
    ['2026-12-01T00:00:00Z', undefined, []],
  ])('from %s to %s', (from, to, expected) => {
    const span = { from: new Date(from), to: to === undefined ? undefined : new Date(to) };
    expect([...daysNewestFirst(['2026-11-01'], span)]).toEqual(expected);
  });
});
