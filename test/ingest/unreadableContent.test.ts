import { isUnreadableForGood } from '../../shared/ingest/unreadableContent';
import { entry } from '../ledger/entry';

const now = new Date('2026-03-10T12:00:00Z');
const since = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000);

test.each([
  ['the first time', undefined, 0, undefined, false],
  ['the second time', 'aa', 1, since(120), false],
  ['the third time, but too soon', 'aa', 2, since(59), false],
  ['the third time after an hour', 'aa', 2, since(60), true],
  ['another body than before', 'bb', 5, since(600), false],
])('%s', (_, unreadableSha256, unreadableTimes, unreadableSince, expected) => {
  expect(isUnreadableForGood(entry({ unreadableSha256, unreadableTimes, unreadableSince }), 'aa', now)).toBe(
    expected,
  );
});
