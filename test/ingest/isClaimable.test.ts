import { isClaimable } from '../../shared/ingest/isClaimable';
import { entry } from '../ledger/entry';

const now = new Date('2026-03-10T12:00:00Z');
const MINUTE_MS = 60_000;
const inMs = (ms: number) => new Date(now.getTime() + ms);

test.each([
  ['new, by a clock that is ahead', { attempts: 0, nextAttempt: inMs(MINUTE_MS) }, true],
  ['failed, its pause over', { attempts: 2, nextAttempt: inMs(-1) }, true],
  ['failed, its pause over by a clock that is ahead', { attempts: 2, nextAttempt: inMs(3_000) }, true],
  ['failed, and it has to wait', { attempts: 2, nextAttempt: inMs(MINUTE_MS) }, false],
  [
    'failed, told of again by a clock that is ahead',
    { attempts: 2, nextAttempt: inMs(MINUTE_MS), queuedUntil: inMs(60 * MINUTE_MS) },
    true,
  ],
  ['a pause that nobody can have written', { attempts: 2, nextAttempt: inMs(61 * MINUTE_MS) }, true],
  ['stored', { state: 'stored' as const }, false],
  ['refused', { state: 'refused' as const }, false],
  ['expired', { state: 'expired' as const }, false],
])('%s', (_, change, expected) => {
  expect(isClaimable(entry(change), now)).toBe(expected);
});
