import { KnownContents } from '../../shared/seals/knownContents';
import { sortAdded } from '../../shared/seals/sortAdded';
import { MemoryStore } from '../tables/memoryStore';
import { sealRoom } from './sealRoom';

const row = (more: object) => ({
  kind: 'record' as const,
  rowKey: '10:00:00_a',
  sha256: 'f'.repeat(64),
  source: 'api',
  contentId: 'content-1',
  ...more,
});

async function sorted(more: object, { created = '2026-03-05T12:00:00.000Z', since = '2026-03-14' } = {}) {
  const room = sealRoom(new MemoryStore());
  await room.cover('2026-03-20T12:00:00Z');
  await room.list('content-1', created);
  const before = room.store.counts.reads;
  const at = { day: '2026-03-05', since: new Date(since) };
  const { late } = await sortAdded([row(more)], new KnownContents(room), at);
  return { isLate: late.length === 1, reads: room.store.counts.reads - before };
}

describe('sortAdded', () => {
  it.each<[string, object, boolean]>([
    ['content of the ledger', {}, true],
    ['content that the ledger does not know', { contentId: 'content-2' }, false],
    ['no content', { contentId: undefined }, false],
    ['no origin', { source: undefined }, false],
    ['a row that is no record', { kind: 'stray' }, false],
    ['a file', { source: 'csv', contentId: '0a'.repeat(32) }, true],
    ['a file that is none', { source: 'csv', contentId: 'export.csv' }, false],
  ])('%s', async (_, more, isLate) => {
    expect((await sorted(more)).isLate).toBe(isLate);
  });

  it.each([
    ['on the day of the event', '2026-03-05T00:00:01.000Z'],
    ['a week after it, replayed from quarantine months later', '2026-03-12T10:00:00.000Z'],
    ['just now', '2026-03-20T11:59:00.000Z'],
  ])('finds content that became available %s', async (_, created) => {
    expect((await sorted({}, { created, since: '2026-03-19' })).isLate).toBe(true);
  });

  it.each([
    ['two weeks after the event', '2026-03-19T10:00:00.000Z'],
    ['before the event, whose time is implausible', '2026-02-01T10:00:00.000Z'],
  ])('finds content replayed from quarantine after a later link: %s', async (_, created) => {
    expect((await sorted({}, { created, since: '2026-06-01' })).isLate).toBe(true);
  });

  it('asks once for a day and content type, and not for days before the ledger begins', async () => {
    const unknown = await sorted({ contentId: 'x' }, { created: '2026-03-15T00:00:00.000Z' });
    // The content types, the first day of each, then the 15th to the 21st.
    expect(unknown.reads).toBe(2 + 7);
  });
});
