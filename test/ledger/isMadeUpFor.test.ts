import { isMadeUpFor } from '../../shared/ledger/isMadeUpFor';
import { entry } from './entry';

test.each<[string, string, Parameters<typeof entry>[0], boolean]>([
  ['waiting', 'refused', { state: 'refused' }, false],
  ['expired', 'expired', { state: 'expired' }, false],
  ['stored', 'refused', { state: 'stored', sha256: 'aa' }, true],
  [
    'unreadable, stored as far as it goes',
    'unreadable',
    { state: 'stored', sha256: 'aa', unreadableSha256: 'aa' },
    false,
  ],
  [
    'the same, refused to another poller',
    'refused',
    { state: 'stored', sha256: 'aa', unreadableSha256: 'aa' },
    false,
  ],
  [
    'unreadable at first, whole in the end',
    'unreadable',
    { state: 'stored', sha256: 'bb', unreadableSha256: 'aa' },
    true,
  ],
  ['unreadable, of hashes nothing is known', 'unreadable', { state: 'stored' }, false],
])('content that is %s, its gap %s', (_, reason, change, expected) => {
  expect(isMadeUpFor({ reason }, entry(change))).toBe(expected);
});
