import { referencedRecords } from '../../../shared/tables/auditIndex/indexRows';
import { Delivery } from '../../../shared/tables/auditRecords/delivery';
import { record } from '../record';
import { writers } from '../writers';

const INDEX = 'AuditIndex202603';

function delivery(): Delivery {
  return new Delivery({ source: 'api', contentId: 'blob', quarantinePartition: '2026-03-10' });
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

  it('says when it is full, and is empty after a flush', async () => {
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

  it('writes values that records do not share as they come, and calls nothing durable before its flush', async () => {
    const { records, index, store } = writers();
    const delivered = delivery();
    const mail = (n: number) => record({ Id: `${n}`, Item: { InternetMessageId: `<${n}@contoso.com>` } });
    for (let n = 0; n < 250; n++) await records.add(mail(n), delivered);
    await records.flush();
    delivered.end();
    await new Promise(setImmediate);
    const messages = () => store.all(INDEX).filter(({ partitionKey }) => partitionKey.startsWith('message'));
    expect(messages()).toHaveLength(200);
    expect(delivered.isDurable(index.writtenTo)).toBe(false);
    await index.flush();
    expect(messages()).toHaveLength(250);
    expect(delivered.isDurable(index.writtenTo)).toBe(true);
  });

  it('tells of a partition that failed on its way with the next flush', async () => {
    const { records, index, store } = writers();
    store.fate = ({ table }) => (table === INDEX ? 'failBefore' : 'well');
    for (let n = 0; n < 100; n++)
      await records.add(
        record({ Id: `${n}`, Item: { InternetMessageId: `<${n}@contoso.com>` } }),
        delivery(),
      );
    await records.flush();
    await new Promise(setImmediate);
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
    expect(store.requests.length - before).toBeLessThanOrEqual(8);
    expect(index.writtenTo).toBe(0);
    await expect(index.flush()).rejects.toThrow('the store failed');
  });
});
