import { noCoverage } from '../../shared/ledger/coverage';
import { isAheadOf, pastCoverage } from '../../shared/ledger/pastCoverage';

const now = new Date('2026-03-10T12:00:00Z');
const past = new Date('2026-03-10T10:00:00Z');
const slightlyAhead = new Date('2026-03-10T12:03:00Z');
const ahead = new Date('2026-03-10T12:30:00Z');

const coverage = { ...noCoverage, coveredFrom: past, listedTo: past, coveredTo: past, lastPollAt: past };

test.each([
  ['times that have been', coverage],
  ['clocks that differ by minutes', { ...coverage, listedTo: slightlyAhead, lastPollAt: slightlyAhead }],
  ['nothing known', noCoverage],
])('believed: %s', (_, row) => {
  expect(pastCoverage(row, now)).toEqual(row);
  expect(isAheadOf(row, now)).toBe(false);
});

test.each(['coveredFrom', 'coveredTo', 'lastPollAt'] as const)('not believed: %s ahead', (name) => {
  const row = { ...coverage, [name]: ahead };
  expect(pastCoverage(row, now)).toEqual({ ...coverage, [name]: undefined });
  expect(isAheadOf(row, now)).toBe(true);
});

test('listed up to a time ahead: what is covered was listed', () => {
  expect(pastCoverage({ ...coverage, listedTo: ahead }, now).listedTo).toEqual(past);
  const row = { ...coverage, listedTo: ahead, coveredTo: ahead };
  expect(pastCoverage(row, now).listedTo).toBeUndefined();
  expect(pastCoverage({ ...row, settledTo: past }, now).listedTo).toEqual(past);
});

test('no readable time of listing: what is covered was listed', () => {
  expect(pastCoverage({ ...coverage, listedTo: undefined }, now).listedTo).toEqual(past);
});
