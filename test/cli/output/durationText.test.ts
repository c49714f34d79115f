import { durationText } from '../../../cli/output/durationText';

describe('durationText', () => {
  it.each([
    [-5, '0 min'],
    [119 * 60_000, '119 min'],
    [120 * 60_000, '2 h'],
    [47.4 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 days'],
    [400 * 86_400_000, '400 days'],
  ])('%d ms: %s', (durationMs, expected) => {
    expect(durationText(durationMs)).toBe(expected);
  });
});
