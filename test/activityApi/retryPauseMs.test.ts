import { retryPauseMs } from '../../shared/activityApi/retryPauseMs';

test.each([
  [1, undefined, 0.5, 500],
  [2, undefined, 0.5, 1_000],
  [3, undefined, 0.99, 3_960],
  [20, undefined, 1, 60_000],
  [1, undefined, 0, 0],
  [1, 5_000, 0.5, 5_000],
  [1, 0, 0.5, 500],
  [1, 60_000, 0, 60_000],
  [1, 60_001, 0, undefined],
])('after attempt %i, Retry-After %j ms, random %d: %j ms', (attempt, retryAfterMs, random, expected) => {
  expect(retryPauseMs(attempt, { retryAfterMs, random: () => random })).toBe(expected);
});
