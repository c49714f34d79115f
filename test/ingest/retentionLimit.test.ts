import { isBeyondRetention } from '../../shared/ingest/retentionLimit';

const now = new Date('2026-03-31T23:00:00Z');

test.each([
  ['2019-01-01T00:00:00Z', undefined, false],
  ['2026-03-01T00:00:00Z', 0, false],
  ['2026-02-28T23:59:59Z', 0, true],
  ['2026-02-01T00:00:00Z', 1, false],
  ['2026-01-31T23:59:59Z', 1, true],
  ['2025-03-01T00:00:00Z', 12, false],
  ['2025-02-28T23:59:59Z', 12, true],
])('%s with %s months kept: %s', (creationTime, retentionMonths, expected) => {
  expect(isBeyondRetention(creationTime, { now, retentionMonths })).toBe(expected);
});
