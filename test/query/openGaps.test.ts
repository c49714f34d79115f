import { ContentLedger } from '../../shared/ledger/contentLedger';
import { noCoverage } from '../../shared/ledger/coverage';
import { openGaps } from '../../shared/query/openGaps';
import { gapWith, memoryTables } from './memoryTables';

const at = (text: string) => new Date(`${text}Z`);
const contentType = 'Audit.Exchange';
const expires = at('2026-11-24T10:00:00');

/** A blob that was listed, with what became of it and a gap for it. */
async function blobGap(contentId: string, states: ('refused' | 'expired' | 'stored')[], reason = 'refused') {
  const tables = memoryTables('2026-11-22T12:00:00Z');
  const ledger = new ContentLedger(tables.store, tables.names.content, tables.clock);
  const item = {
    contentId,
    contentType,
    contentCreated: '2026-11-17T10:00:00.000Z',
    contentExpiration: expires.toISOString(),
  };
  await ledger.list([item]);
  for (const state of states) {
    const entry = await ledger.find(item);
    if (!entry) throw new Error('not listed');
    const event = state === 'stored' ? { kind: state, columns: {} } : { kind: state, code: 'AF20050' };
    await ledger.apply([{ entry, event }]);
  }
  const created = at('2026-11-17T10:00:00');
  await tables.coverage.open(
    gapWith({ from: created, to: created, reason, contentId, contentExpiration: expires }),
  );
  return tables;
}

const known = { coverage: noCoverage, closed: [] };

describe('openGaps', () => {
  it.each<[string, ('refused' | 'expired' | 'stored')[], string, object[]]>([
    [
      'refused: asked for again',
      ['refused'],
      'refused',
      [{ fetchableUntil: expires, attempts: 1, lastError: 'AF20050' }],
    ],
    ['its gap written, its state not yet', [], 'refused', [{ fetchableUntil: expires, attempts: 0 }]],
    ['gone', ['refused', 'expired'], 'expired', [{ fetchableUntil: undefined, attempts: 1 }]],
    ['stored after all, before a poll could take the gap back', ['refused', 'stored'], 'refused', []],
    [
      'unreadable for good: stored, and its rest is missing',
      ['stored'],
      'unreadable',
      [{ fetchableUntil: undefined }],
    ],
  ])('a blob that is %s', async (_, states, reason, expected) => {
    const tables = await blobGap('content-1', states, reason);
    const writes = [...tables.store.counts.transactions.values()];
    expect(await openGaps(tables, contentType, known)).toMatchObject(expected);
    // It only reads.
    expect([...tables.store.counts.transactions.values()]).toEqual(writes);
  });

  it('is not asked for any more once it has expired, whatever the ledger still says', async () => {
    const tables = await blobGap('content-1', ['refused']);
    const later = { ...tables, clock: { ...tables.clock, now: () => expires } };
    expect(await openGaps(later, contentType, known)).toMatchObject([{ fetchableUntil: undefined }]);
  });

  it('computes an outage that lasts from the clock, beside what polls have written of it', async () => {
    const tables = memoryTables('2026-11-22T12:00:00Z');
    const listedTo = at('2026-11-10T00:00:00');
    const written = { from: listedTo, to: at('2026-11-12T00:00:00') };
    await tables.coverage.open(gapWith(written));
    const gaps = await openGaps(tables, contentType, { coverage: { ...noCoverage, listedTo }, closed: [] });
    expect(gaps).toMatchObject([
      { ...written, isUnderWay: false },
      { from: written.to, to: at('2026-11-15T12:00:00'), isUnderWay: true, reason: 'notPolledInTime' },
    ]);
  });

  it('gives one read for the gaps and a point read for each blob', async () => {
    const tables = await blobGap('content-1', ['refused']);
    await tables.coverage.open(gapWith({ from: at('2026-11-01T00:00:00'), to: at('2026-11-02T00:00:00') }));
    tables.store.counts.reads = 0;
    expect(await openGaps(tables, contentType, known)).toHaveLength(2);
    expect(tables.store.counts.reads).toBe(2);
  });
});
