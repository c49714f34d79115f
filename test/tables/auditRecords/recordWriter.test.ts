import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { AuditRecord } from '../../../shared/records/auditRecord';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import type { StoreFate, StoreRequest } from '../memoryStore';
import { record } from '../record';
import { type Writers, writers } from '../writers';

function delivery(contentId = 'blob'): Delivery {
  return new Delivery({ source: 'api', contentId, quarantinePartition: '2026-03-10' });
}

async function deliver(
  room: Writers,
  records: readonly AuditRecord[],
  contentId = 'blob',
): Promise<Delivery> {
  const own = delivery(contentId);
  for (const each of records) await room.records.add(each, own);
  own.end();
  return own;
}

const many = (count: number, fields: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, n) => record({ Id: `id-${n}`, ...fields }));
const spaced = (fields: unknown) => JSON.stringify(fields, undefined, 1);
const TABLE = 'AuditRecords202603';

describe('RecordWriter', () => {
  it.each([
    [1, 1],
    [100, 1],
    [101, 2],
    [450, 5],
  ])(
    'writes %i records of one partition in %i transactions, however they are delivered',
    async (count, transactions) => {
      const room = writers();
      const records = many(count);
      for (let start = 0; start < count; start += 7)
        await deliver(room, records.slice(start, start + 7), `b${start}`);
      await room.records.flush();
      expect(room.store.all(TABLE)).toHaveLength(count);
      expect(room.store.transactionsTo(TABLE)).toBe(transactions);
      expect(room.store.counts.reads).toBe(0);
    },
  );

  it('cuts a transaction before it is too large', async () => {
    const room = writers();
    const Parameters = 'x'.repeat(31_000);
    await deliver(room, many(150, { Parameters }));
    await room.records.flush();
    expect(room.store.all(TABLE)).toHaveLength(150);
  });

  it('counts a repeat in one delivery, and the same record from another one, as duplicates', async () => {
    const room = writers();
    const [one, two] = [record({ Id: 'a' }), record({ Id: 'b' })];
    const first = await deliver(room, [one, two, one], 'first');
    const second = await deliver(room, [two], 'second');
    await room.records.flush();
    const third = await deliver(room, [one], 'third');
    const resumed = await deliver(room, [one, two, one], 'first');
    await room.records.flush();
    expect(first.counts).toMatchObject({ records: 3, inserted: 2, duplicates: 1 });
    expect(second.counts).toMatchObject({ records: 1, inserted: 0, duplicates: 1 });
    expect(third.counts).toMatchObject({ records: 1, inserted: 0, duplicates: 1 });
    expect(resumed.counts).toMatchObject({ records: 3, inserted: 2, duplicates: 1 });
    expect(room.store.all(TABLE)).toHaveLength(2);
  });

  it('keeps another text beside the first, and takes another spelling for the same', async () => {
    const room = writers();
    const [first, other] = [record({ Subject: 'one' }), record({ Subject: 'two' })];
    const own = await deliver(room, [
      first,
      record({ Subject: 'one' }, spaced),
      other,
      record({ Subject: 'two' }, spaced),
    ]);
    await room.records.flush();
    expect(own.counts).toEqual({
      ...{ records: 4, inserted: 1, duplicates: 2, respelled: 2, variants: 1 },
      ...{ quarantined: 0, beyondRetention: 0 },
    });
    expect(room.store.all(TABLE)).toMatchObject([
      { rowKey: '12:34:56_id-1', AuditData: first.text, IsVariant: false },
      {
        rowKey: `12:34:56_id-1~${other.sha256.slice(0, 8)}`,
        AuditData: other.text,
        VariantOf: '12:34:56_id-1',
      },
    ]);
  });

  it('never lets a record that waits for its key spoil the transaction of others', async () => {
    const room = writers();
    await deliver(room, [record({ Id: 'id-0', Subject: 'other' }), ...many(250)]);
    await room.records.flush();
    // 3 for the 250, then the insert of the variant that finds its key taken, and its own row.
    expect(room.store.transactionsTo(TABLE)).toBe(5);
    expect(room.store.all(TABLE)).toHaveLength(251);
  });

  it('reads the existing keys of a repeated delivery in ranges, never row by row', async () => {
    const room = writers();
    await deliver(room, many(300));
    await room.records.flush();
    const before = room.store.requests.length;
    const again = await deliver(room, many(400), 'again');
    await room.records.flush();
    expect(again.counts).toMatchObject({ records: 400, inserted: 100, duplicates: 300 });
    // Each of the first three: an insert that fails and one read, at most one more read behind the last key.
    expect(room.store.requests.length - before).toBeLessThanOrEqual(4 + 2 * 4);
  });

  it('puts a row that the service refuses into quarantine and stores its siblings', async () => {
    const room = writers();
    const refuses = ({ table, rows }: StoreRequest): StoreFate =>
      table === TABLE && rows.some(({ Id }) => Id === 'id-37')
        ? { refusedAs: 'PropertyValueTooLarge' }
        : 'well';
    room.store.fate = refuses;
    const own = await deliver(room, many(100));
    await room.records.flush();
    expect(own.counts).toMatchObject({ records: 100, inserted: 99, quarantined: 1 });
    expect(room.store.all(TABLE)).toHaveLength(99);
    expect(room.store.all('AuditQuarantine')).toMatchObject([
      { Reason: 'refusedByStorage', Text: record({ Id: 'id-37' }).text },
    ]);
  });

  it('writes the head of a long text last', async () => {
    const room = writers();
    const long = record({ Parameters: randomBytes(1_400_000).toString('base64') });
    room.store.fate = ({ rows }) => (rows.some(({ Parts }) => Parts !== undefined) ? 'failBefore' : 'well');
    await deliver(room, [long]);
    await expect(room.records.flush()).rejects.toThrow('before the write');
    expect(room.store.all(TABLE).map(({ rowKey }) => rowKey)).toEqual([
      `12:34:56_id-1~${long.sha256.slice(0, 16)}~01`,
    ]);
  });

  it('takes nothing more once a write has failed for good', async () => {
    const room = writers();
    room.store.fate = () => 'failBefore';
    await deliver(room, many(3));
    await expect(room.records.flush()).rejects.toThrow('before the write');
    await expect(room.records.add(record(), delivery())).rejects.toThrow('before the write');
    expect(room.store.all(TABLE)).toEqual([]);
  });

  it('waits while too much is held, and writes the fullest partition first', async () => {
    const room = writers({ heldBytes: 20_000 });
    const own = delivery();
    let mostPending = 0;
    for (let n = 0; n < 200; n++) {
      await room.records.add(record({ Id: `id-${n}`, RecordType: n % 4 === 0 ? 50 : 2 }), own);
      mostPending = Math.max(mostPending, n + 1 - room.store.all(TABLE).length);
    }
    expect(mostPending).toBeLessThan(40);
    await room.records.flush();
    expect(room.store.all(TABLE)).toHaveLength(200);
    expect(room.records.hasPending).toBe(false);
  });

  it('keeps every text and has nothing pending in the end, packed or not, repeated or contended', async () => {
    const room = writers({ heldBytes: 60_000 });
    const texts = new Map<string, string>();
    const own = delivery();
    for (let n = 0; n < 300; n++) {
      const day = `2026-03-${String(10 + (n % 3)).padStart(2, '0')}`;
      const each = record({
        Id: `id-${n}`,
        CreationTime: `${day}T12:34:56`,
        Subject: `Grüße ${n} ${'x'.repeat(n)}`,
      });
      texts.set(each.id, each.text);
      await room.records.add(each, own);
      if (n % 50 === 0) await room.records.add(each, own);
      if (n % 70 === 0)
        await room.records.add(record({ Id: `id-${n}`, CreationTime: `${day}T12:34:56`, Other: n }), own);
    }
    own.end();
    await room.records.flush();
    expect(room.records.hasPending).toBe(false);
    const rows = room.store.all(TABLE);
    const stored = rows.flatMap(({ Id, IsVariant, AuditData }) =>
      IsVariant === false ? [[Id, AuditData]] : [],
    );
    expect(new Map(stored as [string, string][])).toEqual(texts);
    expect(own.counts).toMatchObject({ records: 311, inserted: 300, duplicates: 6, variants: 5 });
  });

  it('ends a flush though records go on coming', async () => {
    const room = writers();
    let isFlushed = false;
    const own = delivery();
    await room.records.add(record({ Id: 'first' }), own);
    const coming = (async () => {
      for (let n = 0; !isFlushed && n < 5_000; n++) {
        await room.records.add(record({ Id: `id-${n}` }), own);
        await turn();
      }
    })();
    await room.records.flush();
    isFlushed = true;
    expect(room.store.all(TABLE).map(({ Id }) => Id)).toContain('first');
    expect(room.store.all(TABLE).length).toBeLessThan(1_000);
    await coming;
  });
});
