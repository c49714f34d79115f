import { isQueued } from '../../shared/ledger/isQueued';
import { entry } from './entry';

const now = new Date('2026-03-10T12:00:00Z');
const HOUR_MS = 60 * 60_000;
const inMs = (ms: number) => new Date(now.getTime() + ms);

test.each([
  ['no message was ever sent', {}, false],
  ['its message is there', { queuedUntil: inMs(1) }, true],
  ['its message is hidden for days', { queuedUntil: inMs(7 * 24 * HOUR_MS) }, true],
  ['its message is gone', { queuedUntil: now }, false],
  ['a wrong clock wrote it', { queuedUntil: inMs(8 * 24 * HOUR_MS) }, false],
  ['it is stored', { queuedUntil: inMs(HOUR_MS), state: 'stored' as const }, false],
  ['it is refused', { queuedUntil: inMs(HOUR_MS), state: 'refused' as const }, false],
])('%s', (_, change, expected) => {
  expect(isQueued(entry(change), now)).toBe(expected);
});
