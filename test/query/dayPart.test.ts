import { dayPart, rowKeyAt } from '../../shared/query/dayPart';

describe('dayPart', () => {
  it.each([
    [undefined, undefined, '00:00:00', '24:00:00'],
    ['2026-11-01T00:00:00Z', '2026-11-04T00:00:00Z', '00:00:00', '24:00:00'],
    ['2026-11-02T10:00:01.999Z', '2026-11-02T10:00:02.001Z', '10:00:01', '10:00:03'],
    ['2026-11-02T23:59:59Z', '2026-11-03T00:00:00Z', '23:59:59', '24:00:00'],
  ])('from %s to %s', (from, to, first, behind) => {
    const span = { from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
    const { fromSecond, toSecond } = dayPart('2026-11-02', span);
    expect([rowKeyAt(fromSecond), rowKeyAt(toSecond)]).toEqual([first, behind]);
  });
});
