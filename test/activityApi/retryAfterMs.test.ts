import { retryAfterMs } from '../../shared/activityApi/retryAfterMs';

const now = new Date('2026-03-10T12:00:00Z');

test.each([
  ['30', 30_000],
  [' 0 ', 0],
  ['Tue, 10 Mar 2026 12:01:30 GMT', 90_000],
  ['Tue, 10 Mar 2026 11:00:00 GMT', 0],
  [undefined, undefined],
  ['', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['2026', 2_026_000],
])('%j: %j', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});
