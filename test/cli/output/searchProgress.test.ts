import { searchProgress } from '../../../cli/output/searchProgress';

describe('searchProgress', () => {
  it.each([
    [
      { days: 0, daysRead: 0, rowsRead: 0 },
      0,
      '[........................] day 0 of 0, 0 rows read, 0 records found',
    ],
    [
      { days: 90, daysRead: 45, rowsRead: 12_345 },
      1,
      '[############............] day 45 of 90, 12,345 rows read, 1 record found',
    ],
    [
      { days: 2, daysRead: 2, rowsRead: 1 },
      2,
      '[########################] day 2 of 2, 1 row read, 2 records found',
    ],
  ])('%j', (progress, found, expected) => {
    expect(searchProgress(progress, found)).toBe(expected);
  });
});
