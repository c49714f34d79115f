import { hash } from 'node:crypto';
import fc from 'fast-check';
import { sealHash, sealLinkOf } from '../../shared/seals/sealLink';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { MemoryStore } from '../tables/memoryStore';
import { type SealRoomForTests, sealRoom } from './sealRoom';

const RECORDS = 'AuditRecords202603';
const SEALS = 'AuditSeals';
const PARTITION = '2_2026-03-05';
// Beyond one row of 1 MiB even when compressed.
const HUGE = Array.from({ length: 34_000 }, (_, index) => hash('sha256', `${index}`, 'base64')).join('');

async function sealedRoom({ subject = 'plain' } = {}): Promise<SealRoomForTests<MemoryStore>> {
  const room = sealRoom(new MemoryStore());
  await room.cover('2026-03-20T12:00:00Z');
  await room.list('content-1', '2026-03-05T12:00:00.000Z');
  const CreationTime = '2026-03-05T10:00:00';
  await room.deliver([
    { Id: 'a', CreationTime },
    { Id: 'b', CreationTime, Subject: 'x'.repeat(40_000) },
    { Id: 'c', CreationTime, Subject: subject },
    { Id: 'd', CreationTime },
  ]);
  await room.deliver([{ Id: 'a', CreationTime, Operation: 'SendAs' }]);
  await room.seal();
  await room.deliver([{ Id: 'e', CreationTime }]);
  await room.seal({ written: [PARTITION] });
  return room;
}

/** Where the store keeps a row. */
function keyOf(rowKey: string): string {
  return `${PARTITION}\0${rowKey}`;
}

/** The rows of a table, to be changed as nobody should. */
function rowsOf(store: MemoryStore, table: string): Map<string, StoredRow> {
  return store.rows.get(table) ?? new Map();
}

function change(store: MemoryStore, table: string, rowKey: string, columns: Record<string, unknown>): void {
  const key = keyOf(rowKey);
  const row = rowsOf(store, table).get(key);
  if (!row) throw new Error(`no row ${rowKey}`);
  rowsOf(store, table).set(key, { ...row, ...columns });
}

describe('verifySeals', () => {
  it('finds nothing where nothing was touched', async () => {
    const room = await sealedRoom({ subject: HUGE });
    const { findings, sealed, links, heads, rows } = await room.verify();
    expect(findings.isSound).toBe(true);
    expect([sealed, links, heads.map(({ number }) => number)]).toEqual([1, 2, [2]]);
    // Two rows go on with the text of c.
    expect(rows).toBe(
      6 + room.store.all(RECORDS).filter(({ RecordType }) => RecordType === undefined).length,
    );
    expect(rows).toBeGreaterThan(6);
  });

  it('finds any single change to any row of a sealed day', async () => {
    const room = await sealedRoom({ subject: HUGE });
    const untouched = new Map(rowsOf(room.store, RECORDS));
    const keys = [...untouched.keys()];
    const anyChange = fc.record({
      key: fc.constantFrom(...keys),
      kind: fc.constantFrom('remove', 'rename', 'text', 'hash', 'both', 'column', 'part', 'parts'),
      byte: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(anyChange, async ({ key, kind, byte }) => {
        const rows = rowsOf(room.store, RECORDS);
        const row = untouched.get(key);
        if (!row) throw new Error(key);
        const isHead = row.RecordType !== undefined;
        const changed = changedRow(row, kind, byte);
        fc.pre(changed !== undefined);
        rows.delete(key);
        if (changed !== 'gone') rows.set(keyOf(changed.rowKey), changed);
        const { findings } = await room.verify();
        rows.clear();
        for (const [each, value] of untouched) rows.set(each, value);
        expect({ key, kind, isHead, isSound: findings.isSound }).toEqual({
          key,
          kind,
          isHead,
          isSound: false,
        });
      }),
      { numRuns: 60 },
    );
    expect((await room.verify()).findings.isSound).toBe(true);
  });

  it.each([
    [
      'a record of unknown content',
      { AuditDataSha256: 'f'.repeat(64), RecordType: 2, Source: 'api', ContentId: 'x' },
    ],
    ['a row without hash', { RecordType: 2, Operation: 'Send', Source: 'api', ContentId: 'content-1' }],
    ['a row with nothing', {}],
  ])('finds %s that was added', async (_, columns) => {
    const room = await sealedRoom();
    await room.store.insert(RECORDS, [{ partitionKey: PARTITION, rowKey: '11:00:00_z', ...columns }]);
    const { findings } = await room.verify();
    expect(findings.addedUnknown).toEqual([{ partitionKey: PARTITION, rowKey: '11:00:00_z' }]);
    expect(findings.isSound).toBe(false);
  });

  it('finds a piece of text too many, and lets pass what a killed poll leaves behind', async () => {
    const room = await sealedRoom();
    const own = room.store.all(RECORDS).find(({ rowKey }) => rowKey === '10:00:00_d');
    const rowKey = `10:00:00_d~${'0'.repeat(16)}~01`;
    await room.store.insert(RECORDS, [
      { partitionKey: PARTITION, rowKey, AuditDataGzip00: new Uint8Array([1]) },
    ]);
    expect((await room.verify()).findings.isSound).toBe(true);
    const tooMany = `10:00:00_d~${String(own?.AuditDataSha256).slice(0, 16)}~01`;
    await room.store.insert(RECORDS, [
      { partitionKey: PARTITION, rowKey: tooMany, AuditDataGzip00: new Uint8Array([1]) },
    ]);
    expect((await room.verify()).findings.altered).toEqual([{ partitionKey: PARTITION, rowKey: tooMany }]);
  });

  it('finds columns that say something else than the text', async () => {
    const room = await sealedRoom();
    change(room.store, RECORDS, '10:00:00_d', { UserId: 'nobody@contoso.com' });
    change(room.store, RECORDS, '10:00:00_b', { RecordType: undefined });
    change(room.store, RECORDS, '10:00:00_a', { ClientAddress: '203.0.113.7' });
    const { columnsAltered, altered } = (await room.verify()).findings;
    expect(columnsAltered.map(({ rowKey }) => rowKey)).toEqual(['10:00:00_a', '10:00:00_b', '10:00:00_d']);
    expect(altered).toEqual([]);
  });

  it('finds a type-day slipped in whole, also where the position was removed', async () => {
    const room = await sealedRoom();
    await room.deliver([{ Id: 'z', CreationTime: '2026-03-09T10:00:00' }]);
    const slippedIn = { Id: 'x', CreationTime: '2026-03-08T10:00:00', RecordType: 3 };
    await room.store.rows.get('AuditCoverage')?.delete('sealed\0position');
    await room.seal();
    await room.deliver([slippedIn], { contentId: 'no-such-content' });
    await room.store.rows.get('AuditCoverage')?.delete('sealed\0position');
    const { findings, sealedTo } = await room.verify();
    expect(sealedTo).toBeUndefined();
    expect(findings.addedUnknown).toEqual([{ partitionKey: '3_2026-03-08', rowKey: '10:00:00_x' }]);
  });

  it('tells late records apart that have no link yet', async () => {
    const room = await sealedRoom();
    await room.deliver([{ Id: 'f', CreationTime: '2026-03-05T10:00:00' }]);
    await room.deliver([{ Id: 'g', CreationTime: '2026-03-07T10:00:00', RecordType: 50 }]);
    const { findings } = await room.verify();
    expect(findings.addedLate).toEqual([
      { partitionKey: PARTITION, rowKey: '10:00:00_f' },
      { partitionKey: '50_2026-03-07', rowKey: '10:00:00_g' },
    ]);
    expect(findings.isSound).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ['number of rows', { Rows: 7 }],
    ['time', { SealedAt: new Date('2026-03-20T12:00:00.500Z') }],
    ['reason', { Reason: 'late' }],
    ['manifest', { Manifest: 'x' }],
    ['hash', { Hash: '0'.repeat(64) }],
    ['version', { Version: 2 }],
  ])('finds another %s in a link', async (_, columns) => {
    const room = await sealedRoom();
    change(room.store, SEALS, '0001', columns);
    const { findings } = await room.verify();
    expect(findings.broken.map(({ partitionKey }) => partitionKey)).toContain(PARTITION);
    expect(findings.removed).toEqual([]);
  });

  it('finds a link made anew, and one that was taken out', async () => {
    const room = await sealedRoom();
    const [first] = room.store.all(SEALS);
    const link = first && sealLinkOf(first);
    if (!link) throw new Error('no link');
    change(room.store, SEALS, '0001', { AppVersion: '9', Hash: sealHash({ ...link, appVersion: '9' }) });
    expect((await room.verify()).findings.broken).toEqual([
      { partitionKey: PARTITION, link: '0002', what: 'it does not hold the hash of the link before' },
    ]);
    rowsOf(room.store, SEALS).delete(keyOf('0001'));
    expect((await room.verify()).findings.broken).toEqual([
      { partitionKey: PARTITION, link: '0002', what: 'the link before is missing' },
    ]);
  });

  it('finds a chain cut at its end only by a copy of its heads', async () => {
    const room = await sealedRoom();
    const { heads } = await room.verify();
    rowsOf(room.store, SEALS).delete(keyOf('0002'));
    expect((await room.verify()).findings.broken).toEqual([]);
    const gone = { partitionKey: PARTITION, link: '0002', what: 'a link that was copied is gone' };
    expect((await room.verify({ heads })).findings.broken).toEqual([gone]);
    rowsOf(room.store, SEALS).clear();
    expect((await room.verify({ heads })).findings.broken).toEqual([gone]);
    expect((await room.verify({ heads, to: '2026-03-04' })).findings.broken).toEqual([]);
  });

  it('takes the oldest months for dropped, one in between for taken away', async () => {
    const room = await sealedRoom();
    await room.deliver([{ Id: 'x', CreationTime: '2026-01-05T10:00:00' }], { contentId: 'content-1' });
    await room.deliver([{ Id: 'y', CreationTime: '2026-02-05T10:00:00' }], { contentId: 'content-1' });
    await room.seal({ written: ['2_2026-01-05', '2_2026-02-05'] });
    room.store.rows.delete('AuditRecords202602');
    const between = await room.verify();
    expect(between.findings.broken.map(({ partitionKey }) => partitionKey)).toEqual(['2026-02']);
    room.store.rows.delete('AuditRecords202601');
    const oldest = await room.verify();
    expect([oldest.findings.isSound, oldest.droppedMonths]).toEqual([true, ['2026-01', '2026-02']]);
  });

  it('checks the days asked for alone', async () => {
    const room = await sealedRoom();
    change(room.store, RECORDS, '10:00:00_d', { AuditData: '{}' });
    expect((await room.verify({ from: '2026-03-06' })).findings.isSound).toBe(true);
    expect((await room.verify({ from: '2026-03-05', to: '2026-03-05' })).findings.isSound).toBe(false);
  });
});

/** A row as somebody changed it; undefined where the change does not apply to it. */
function changedRow(row: StoredRow, kind: string, byte: number): StoredRow | 'gone' | undefined {
  const { AuditData: text, AuditDataSha256: sha256, AuditDataGzip00: slice } = row;
  const otherHash =
    sha256 === undefined ? undefined : `${sha256}`.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  if (kind === 'remove') return 'gone';
  if (kind === 'rename') return { ...row, rowKey: `${row.rowKey}x` };
  if (kind === 'text' && typeof text === 'string') {
    const at = byte % text.length;
    return { ...row, AuditData: `${text.slice(0, at)}${text[at] === 'q' ? 'r' : 'q'}${text.slice(at + 1)}` };
  }
  if (kind === 'hash' && otherHash) return { ...row, AuditDataSha256: otherHash };
  if (kind === 'both' && typeof text === 'string')
    return { ...row, AuditData: '{}', AuditDataSha256: otherHash };
  if (kind === 'column' && row.Operation) return { ...row, Operation: 'Other' };
  if (kind === 'part' && slice instanceof Uint8Array) {
    // Behind the header of ten bytes, whose time and system a reader skips.
    const changed = Uint8Array.from(slice);
    const at = 10 + (byte % (changed.length - 10));
    changed[at] = (changed[at] ?? 0) ^ 0x40;
    return { ...row, AuditDataGzip00: changed };
  }
  if (kind === 'parts' && row.RecordType !== undefined) return { ...row, Parts: Number(row.Parts ?? 0) + 1 };
  return undefined;
}
