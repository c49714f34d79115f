import { isDueAgain, isFresh } from '../../shared/ingest/freshContent';
import { entry } from '../ledger/entry';

const now = new Date('2026-03-10T12:00:00Z');
const contentCreated = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000).toISOString();

test.each([
  [0, true],
  [9.9, true],
  [10, false],
  [600, false],
])('taken %s minutes after its creation: fresh %s', (minutes, expected) => {
  expect(isFresh({ contentCreated: contentCreated(minutes) }, now)).toBe(expected);
});

test.each([
  [true, 14.9, false],
  [true, 15, true],
  [false, 600, false],
])('fresh %s, %s minutes old: second look due %s', (fresh, minutes, expected) => {
  expect(isDueAgain(entry({ isFresh: fresh, contentCreated: contentCreated(minutes) }), now)).toBe(expected);
});
