import { randomBytes } from 'node:crypto';
import { referencedRecords } from '../../../shared/tables/auditIndex/indexRows';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import { record } from '../record';
import { writers } from '../writers';

const INDEX = 'AuditIndex202603';

function delivery(): Delivery {
  return new Delivery({ source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' });
}

/** Long enough for a store in memory to have answered. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}

describe('IndexWriter', () => {
  it('finds a record by its Id and by what it is about', async () => {
    const { records, index, store } = writers();
    const mail = {
      Id: 'AbC',
      UserId: 'Ann@Contoso.com',
      ClientIP: '192.0.2.7',
      MailboxOwnerUPN: 'shared@contoso.com',
      SessionId: 'S1',
      Item: { InternetMessageId: '<M1@contoso.com>' },
    };
    await records.add(record(mail), delivery());
    await records.flush();
    await index.flush();
    const rows = store.all(INDEX);
    expect(
      rows.map(({ partitionKey, rowKey }) => `${partitionKey.replace(/record_.*/, 'record')} ${rowKey}`),
    ).toEqual([
      'address_2026-03-10 00000000000000000000ffffc0000207|12:34:56_AbC',
      'mailbox_2026-03-10 shared@contoso.com|12:34:56_AbC',
      'message_2026-03-10 m1@contoso.com|12:34:56_AbC',
      'record abc|12:34:56_AbC',
      'session_2026-03-10 s1|12:34:56_AbC',
      'user_2026-03-10 ann@contoso.com|12:34:56_AbC',
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({
        RecordType: 2,
        Operation: 'Send',
        UserId: 'Ann@Contoso.com',
        ClientAddress: '192.0.2.7',
      });
      expect(referencedRecords(row)).toEqual([['2_2026-03-10', '12:34:56_AbC']]);
    }
  });

  it('makes a delivery durable with the generation of its last record', async () => {
    const { records, index } = writers();
    const [first, second] = [delivery(), delivery()];
    await records.add(record({ Id: 'a' }), first);
    await records.flush();
    first.end();
    const writing = index.flush();
    await records.add(record({ Id: 'b' }), second);
    await records.flush();
    second.end();
    await writing;
    expect(first.isDurable(index.writtenTo)).toBe(true);
    expect(second.isDurable(index.writtenTo)).toBe(false);
    await index.flush();
    expect(second.isDurable(index.writtenTo)).toBe(true);
  });

  it('says when it is full, and is not after a flush', async () => {
    const { records, index } = writers({ gatheredBytes: 10_000 });
    await records.add(record({ Id: 'a' }), delivery());
    await records.flush();
    expect(index.isFull).toBe(false);
    for (let n = 0; n < 200; n++) await records.add(record({ Id: `${n}` }), delivery());
    await records.flush();
    expect(index.isFull).toBe(true);
    await index.flush();
    expect(index.isFull).toBe(false);
  });

  it('makes room by writing the largest partitions, and calls nothing durable before its flush', async () => {
    const { records, index, store } = writers({ gatheredBytes: 250_000 });
    const delivered = delivery();
    const mail = (n: number) =>
      record({
        Id: `${n}`,
        Item: { InternetMessageId: `<${randomBytes(450).toString('hex')}@contoso.com>` },
      });
    for (let n = 0; n < 200; n++) await records.add(mail(n), delivered);
    await records.flush();
    delivered.end();
    const rows = (kind: string) =>
      store.all(INDEX).filter(({ partitionKey }) => partitionKey.startsWith(kind));
    expect(rows('message')).toHaveLength(0);
    await Promise.all([index.relieve(), index.relieve()]);
    await soon();
    expect(rows('message').length).toBeGreaterThan(0);
    expect(rows('record')).toHaveLength(0);
    expect(delivered.isDurable(index.writtenTo)).toBe(false);
    await index.flush();
    for (const kind of ['message', 'record']) expect(rows(kind)).toHaveLength(200);
    expect(delivered.isDurable(index.writtenTo)).toBe(true);
  });

  it('waits for room only where there is none', async () => {
    const { records, index, store } = writers({ gatheredBytes: 20_000 });
    const isWaiting = async () => {
      const left = await Promise.race([index.relieve().then(() => 'room'), soon().then(() => 'no room')]);
      return left === 'no room';
    };
    const fill = async (count: number) => {
      for (let n = 0; n < count; n++)
        await records.add(record({ Id: `${store.requests.length}-${n}` }), delivery());
      await records.flush();
    };
    store.isHeldBack = ({ table }) => table === INDEX;
    await fill(100);
    expect(index.isFull).toBe(true);
    expect(await isWaiting()).toBe(false);
    await fill(300);
    expect(await isWaiting()).toBe(true);
    store.isHeldBack = () => false;
    await index.relieve();
    await index.flush();
    expect(await isWaiting()).toBe(false);
  });

  it('tells of a partition that failed on its way with the next flush', async () => {
    const { records, index, store } = writers({ gatheredBytes: 1_000 });
    store.fate = ({ table }) => (table === INDEX ? 'failBefore' : 'well');
    for (let n = 0; n < 100; n++)
      await records.add(
        record({ Id: `${n}`, Item: { InternetMessageId: `<${n}@contoso.com>` } }),
        delivery(),
      );
    await records.flush();
    await index.relieve();
    await soon();
    store.fate = () => 'well';
    await expect(index.flush()).rejects.toThrow('the store failed');
    expect(index.writtenTo).toBe(0);
  });

  it('never cuts a copied value in the middle of a character', async () => {
    const { records, index, store } = writers();
    await records.add(record({ UserId: `${'x'.repeat(999)}😀` }), delivery());
    await records.flush();
    await index.flush();
    for (const { UserId } of store.all(INDEX)) expect(String(UserId).isWellFormed()).toBe(true);
  });

  it('begins nothing more once a partition has failed', async () => {
    const { records, index, store } = writers();
    for (let n = 0; n < 300; n++) await records.add(record({ Id: `${n}` }), delivery());
    await records.flush();
    const before = store.requests.length;
    store.fate = () => 'failBefore';
    await expect(index.flush()).rejects.toThrow('the store failed');
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Some 200 partitions are to be written; as many as go at a time have begun.
    expect(store.requests.length - before).toBeLessThanOrEqual(48);
    expect(index.writtenTo).toBe(0);
    await expect(index.flush()).rejects.toThrow('the store failed');
  });
});
