import { retryPauseMs } from '../../shared/ledger/retryPause';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('retryPauseMs', () => {
  it.each([
    [0, false, 5 * SECOND],
    [1, false, 5 * SECOND],
    [2, false, 15 * SECOND],
    [3, false, 45 * SECOND],
    [6, false, 20.25 * MINUTE],
    [7, false, 60 * MINUTE],
    [5_000, false, 60 * MINUTE],
    [1, true, 15 * MINUTE],
    [2, true, 45 * MINUTE],
    [3, true, 60 * MINUTE],
  ])('after %i tries (refused: %s) waits %i ms', (attempts, isRefused, pauseMs) => {
    expect(retryPauseMs(attempts, { isRefused })).toBe(pauseMs);
  });
});
