import fc from 'fast-check';
import type { ContentEvent } from '../../shared/ledger/contentChange';
import type { ContentEntry } from '../../shared/ledger/contentEntry';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';

const days = { first: '2026-03-01', last: '2026-03-31' };

function items(count: number, day = '2026-03-10') {
  return Array.from({ length: count }, (_, n) => ({
    ...{ contentId: `${day}$${String(n).padStart(4, '0')}`, contentType: 'Audit.Exchange' },
    ...{ contentCreated: `${day}T10:00:00.000Z`, contentExpiration: '2026-03-20T10:00:00.000Z' },
  }));
}

function ledger(store = new MemoryStore()) {
  const clock = createFakeClock();
  return { store, clock, ledger: new ContentLedger(store, 'AuditContent', clock) };
}

async function open(own: ContentLedger): Promise<ContentEntry[]> {
  const found: ContentEntry[] = [];
  for await (const entry of own.open('Audit.Exchange', days)) found.push(entry);
  return found;
}

const stored: ContentEvent = { kind: 'stored', columns: { records: 1 } };

describe('ContentLedger', () => {
  it('gives what a listing shows for the first time, once', async () => {
    const { ledger: own, store } = ledger();
    const first = await own.list([...items(250), ...items(3), ...items(2, '2026-03-11')]);
    expect(first.map(({ contentId }) => contentId)).toEqual(
      [...items(250), ...items(2, '2026-03-11')].map(({ contentId }) => contentId),
    );
    expect(store.transactionsTo('AuditContent')).toBe(4);
    expect(await own.list(items(252))).toHaveLength(2);
    expect(await own.list(items(252))).toEqual([]);
    expect(await open(own)).toHaveLength(254);
  });

  it.each([
    ['a state of stored', { state: 'stored' }],
    ['a state of stored, and no attempts', { state: 'stored', attempts: undefined }],
  ])('still fetches what was given %s by hand', async (_, change) => {
    const { ledger: own, store } = ledger();
    const [entry] = await own.list(items(1));
    const [key, row] = [...(store.rows.get('AuditContent') ?? [])][0] ?? fail();
    store.rows.get('AuditContent')?.set(key, { ...row, ...change });
    expect(await open(own)).toMatchObject([{ contentId: entry?.contentId, state: 'listed' }]);
    expect(own.editedByHand).toEqual(new Set([`Audit.Exchange_2026-03-10/${entry?.contentId}`]));
    await own.apply([{ entry: (await open(own))[0] ?? fail(), event: stored }]);
    expect(await open(own)).toEqual([]);
  });

  it('costs one read a thousand known contents, and no write', async () => {
    const { ledger: own, store } = ledger();
    await own.list(items(800));
    const before = store.requests.length;
    await own.list(items(800));
    expect(store.requests.length - before).toBe(1);
  });

  it('gives entries that can be written to at once', async () => {
    const { ledger: own, store } = ledger();
    const entries = await own.list(items(150));
    const before = store.requests.length;
    await own.apply(entries.map((entry) => ({ entry, event: stored })));
    expect(store.requests.length - before).toBe(2);
    expect(await open(own)).toEqual([]);
    expect(await own.find(items(1)[0] ?? fail())).toMatchObject({ state: 'stored', attempts: 1 });
  });

  it('lets two pollers list the same at once, each row once', async () => {
    const { ledger: own, store } = ledger();
    const other = new ContentLedger(store, 'AuditContent', createFakeClock());
    const both = await Promise.all([own.list(items(120)), other.list(items(120).toReversed())]);
    const wanted = items(120).map(({ contentId }) => contentId);
    expect([...new Set(both.flat().map(({ contentId }) => contentId))].toSorted()).toEqual(wanted);
    expect(store.all('AuditContent').map(({ contentId }) => contentId)).toEqual(wanted);
  });

  it('gives what it has listed also where the reply was lost', async () => {
    const { ledger: own, store } = ledger();
    store.fate = ({ kind }) => (kind === 'insert' ? 'lostReply' : 'well');
    const entries = await own.list(items(3));
    expect(entries.map(({ contentId }) => contentId)).toEqual(items(3).map(({ contentId }) => contentId));
    store.fate = () => 'well';
    await own.apply(entries.map((entry) => ({ entry, event: stored })));
    expect(await open(own)).toEqual([]);
  });

  it('does not go on for ever with a store that always says that a row has changed', async () => {
    const { ledger: own, store } = ledger();
    const [entry] = await own.list(items(1));
    store.merge = async () => ({ outcome: 'changed', index: 0 });
    const applying = own.apply([{ entry: entry ?? fail(), event: stored }]);
    await expect(applying).rejects.toThrow('AuditContent');
  });

  it('shows what is listed, refused or fresh, of the days and type asked for', async () => {
    const { ledger: own } = ledger();
    const entries = await own.list([...items(4), ...items(1, '2026-02-28'), ...items(1, '2026-04-01')]);
    await own.list([{ ...(items(1)[0] ?? fail()), contentType: 'Audit.General' }]);
    const [refused, expired, fresh] = entries;
    await own.apply([
      { entry: refused ?? fail(), event: { kind: 'refused', code: 'AF20050' } },
      { entry: expired ?? fail(), event: { kind: 'expired', code: 'AF20051' } },
      { entry: fresh ?? fail(), event: { kind: 'stored', columns: { isFresh: true } } },
    ]);
    expect((await open(own)).map(({ contentId, state }) => `${contentId} ${state}`)).toEqual([
      '2026-03-10$0000 refused',
      '2026-03-10$0002 stored',
      '2026-03-10$0003 listed',
    ]);
  });

  it('keeps stored what is stored, whoever comes late with an old entry', async () => {
    const { ledger: own } = ledger();
    const entries = await own.list(items(3));
    await own.apply([{ entry: entries[1] ?? fail(), event: stored }]);
    await own.apply(entries.map((entry) => ({ entry, event: { kind: 'failed', code: 'ECONNRESET' } })));
    expect((await open(own)).map(({ attempts, lastError }) => [attempts, lastError])).toEqual([
      [1, 'ECONNRESET'],
      [1, 'ECONNRESET'],
    ]);
    expect(await own.find(items(2)[1] ?? fail())).toMatchObject({ state: 'stored', lastError: '' });
  });

  it('lets stored win over any events in any order, replies lost or not', async () => {
    const event = fc.constantFrom<ContentEvent>(
      stored,
      { kind: 'failed', code: 'x' },
      { kind: 'refused', code: 'x' },
      { kind: 'expired', code: 'x' },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(event, fc.boolean()), { maxLength: 8 }), async (events) => {
        const { ledger: own, store } = ledger();
        const [stale] = await own.list(items(1));
        for (const [each, isLost] of events) {
          let isFirst = isLost;
          store.fate = ({ kind }) => {
            const fate = isFirst && kind === 'merge' ? 'lostReply' : 'well';
            if (kind === 'merge') isFirst = false;
            return fate;
          };
          await own.apply([{ entry: stale ?? fail(), event: each }]);
        }
        const kinds = events.map(([{ kind }]) => kind);
        const { state } = (await own.find(items(1)[0] ?? fail())) ?? fail();
        if (kinds.includes('stored')) expect(state).toBe('stored');
        else if (kinds.includes('expired')) expect(state).toBe('expired');
        else expect(state).toBe(kinds.includes('refused') ? 'refused' : 'listed');
      }),
    );
  });
});

function fail(): never {
  throw new Error('there should be one');
}

test('a transaction that met a row of another poller is read again as one, not row by row', async () => {
  const { ledger: own, store } = ledger();
  const entries = await own.list(items(100));
  const [first] = entries;
  if (!first) throw new Error('100 were listed');
  await own.apply([{ entry: first, event: stored }]);
  const before = store.requests.length;
  const until = new Date('2026-03-10T13:00:00Z');
  await own.apply(entries.map((entry) => ({ entry, event: { kind: 'queued', until, attempts: 0 } })));
  expect(store.requests.length - before).toBe(3);
  const left = await open(own);
  expect(left).toHaveLength(99);
  expect(new Set(left.map(({ queuedUntil }) => queuedUntil?.toISOString()))).toEqual(
    new Set([until.toISOString()]),
  );
});

test('a row is found by its key, and none where no content stands', async () => {
  const { ledger: own } = ledger();
  const [entry] = await own.list(items(1));
  const partitionKey = 'Audit.Exchange_2026-03-10';
  expect(await own.at({ partitionKey, rowKey: entry?.contentId ?? '' })).toMatchObject({ state: 'listed' });
  expect(await own.at({ partitionKey, rowKey: 'made up' })).toBeUndefined();
  expect(await own.at({ partitionKey: 'elsewhere', rowKey: entry?.contentId ?? '' })).toBeUndefined();
});
