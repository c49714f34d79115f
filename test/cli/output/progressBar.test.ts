import { progressBar } from '../../../cli/output/progressBar';

describe('progressBar', () => {
  it.each([
    [0, 10, '[........................]'],
    [5, 10, '[############............]'],
    [9.99, 10, '[#######################.]'],
    [10, 10, '[########################]'],
    [11, 10, '[########################]'],
    [0, 0, '[........................]'],
  ])('%d of %d', (done, whole, expected) => {
    expect(progressBar(done, whole)).toBe(expected);
  });
});
