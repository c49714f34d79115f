import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { openTables, recordText, storeRecords } from './tablesWithRecords';

const text = (id: string, time: string, fields: Record<string, unknown> = {}) =>
  recordText({ Id: id, CreationTime: time, ...fields });

const stored = [
  text('oct', '2026-10-31T23:59:59'),
  text('first', '2026-11-01T00:00:00', { UserId: 'ALICE@contoso.com' }),
  text('portal', '2026-11-02T10:00:00', { RecordType: 154, Operation: 'MessageAccess' }),
  text('bind', '2026-11-02T10:00:01', { UserId: 'bob@contoso.com' }),
  text('late', '2026-11-02T10:00:01.500', { UserId: 'bob@contoso.com' }),
  text('send', '2026-11-02T12:00:00', { RecordType: 2, Operation: 'Send' }),
  text('sendAs', '2026-11-02T12:00:00', { RecordType: 2, Operation: 'SendAs' }),
  text('admin', '2026-11-09T08:00:00', { RecordType: 1, Operation: 'Set-Mailbox', UserId: 'Not Available' }),
  text('number', '2026-11-09T09:00:00', { RecordType: 19, UserId: 1003 }),
  text('long', '2026-11-09T10:00:00', {
    RecordType: 9999,
    Filler: 'x'.repeat(40_000),
    End: 'Zo\u00eb says "hi"',
  }),
];

// What a mailbox, its visitors and their sessions leave behind.
const visits = [
  ...Array.from({ length: 40 }, (_, n) =>
    text(`bind${n}`, `2026-11-03T11:00:${String(n).padStart(2, '0')}`, {
      UserId: n % 2 === 0 ? 'carol@contoso.com' : 'Carol@contoso.com',
      MailboxOwnerUPN: 'Dave@contoso.com',
      MailboxGuid: 'B2A7C1D4-0000-4000-8000-00000000000D',
      ClientIPAddress: n < 20 ? '203.0.113.7' : '[2001:db8::7]:443',
      ClientAppId: 'a1b2c3d4-0000-4000-8000-0000000000aa',
      SessionId: 's-1',
      ResultStatus: n < 3 ? 'Failed' : 'Succeeded',
      Folders: [{ Path: '\\Inbox', FolderItems: [{ InternetMessageId: `<m${n % 4}@contoso.com>` }] }],
    }),
  ),
  text('cmdlet', '2026-11-04T08:00:00', {
    RecordType: 1,
    Operation: 'Set-Mailbox',
    UserId: 'admin@contoso.com',
    ObjectId: 'dave@contoso.com',
    ClientIP: '203.0.113.250:55555',
    ResultStatus: 'True',
    AppAccessContext: { AADSessionId: 'S-1', ClientAppId: 'A1B2C3D4-0000-4000-8000-0000000000AA' },
    Parameters: [{ Name: 'Rule', Value: '{"Subject":"Zo\\u00eb"}' }],
  }),
  text('read', '2026-11-04T09:00:00', {
    RecordType: 154,
    Operation: 'MessageAccess',
    UserId: 'dave@contoso.com',
    MessageId: '<m1@contoso.com>',
    Recipient: 'eve@fabrikam.example',
    ResultStatus: 'SUCCESS',
  }),
];
const binds = (wanted: (n: number) => boolean) =>
  Array.from({ length: 40 }, (_, n) => 39 - n)
    .filter(wanted)
    .map((n) => `bind${n}`);

describe('findRecords', () => {
  let azurite: Azurite;
  let tables: ReadableTables;
  let visited: ReadableTables;
  beforeAll(async () => {
    azurite = await startAzurite();
    tables = openTables(azurite.connectionString, 'Audit');
    await storeRecords(tables, stored);
    visited = openTables(azurite.connectionString, 'Visited');
    await storeRecords(visited, [...stored, ...visits]);
    // Another prefix in the same account is none of our business.
    await storeRecords(openTables(azurite.connectionString, 'Other'), [text('other', '2026-11-02T10:00:00')]);
  });
  afterAll(() => azurite.stop());

  async function ids(query: RecordQuery, limit?: number, from = tables): Promise<string[]> {
    const found: string[] = [];
    for await (const row of findRecords(from, query, { limit, select: ['Id'] })) found.push(String(row.Id));
    return found;
  }

  it.each<[string, RecordQuery, string[]]>([
    [
      'everything, newest first',
      {},
      ['long', 'number', 'admin', 'sendAs', 'send', 'late', 'bind', 'portal', 'first', 'oct'],
    ],
    ['a record type', { recordTypes: [50] }, ['late', 'bind', 'first', 'oct']],
    ['several record types', { recordTypes: [154, 2, 2] }, ['sendAs', 'send', 'portal']],
    ['an unknown record type', { recordTypes: [9999] }, ['long']],
    ['a record type that is not stored', { recordTypes: [51] }, []],
    ['an operation', { operation: 'Send' }, ['send']],
    ['an operation in another letter case', { operation: 'send' }, []],
    ['an operation by pattern', { operation: 'Send*' }, ['sendAs', 'send']],
    [
      'a user, whatever the letter case',
      { user: ' Alice@Contoso.com' },
      ['long', 'sendAs', 'send', 'portal', 'first', 'oct'],
    ],
    ['a user and a record type', { user: 'alice@contoso.com', recordTypes: [50] }, ['first', 'oct']],
    ['a user and an operation', { user: 'alice@contoso.com', operation: '*Access' }, ['portal']],
    ['a user that stands for nobody', { user: 'not available' }, ['admin']],
    ['a user that is a number', { user: '1003' }, ['number']],
    ['a user that is not there', { user: 'mallory@contoso.com' }, []],
    ['a month', { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') }, ['oct']],
    [
      'a span within a day',
      { from: new Date('2026-11-02T10:00:01Z'), to: new Date('2026-11-02T12:00:00Z') },
      ['late', 'bind'],
    ],
    [
      'a span within a second',
      { from: new Date('2026-11-02T10:00:01.200Z'), to: new Date('2026-11-02T10:00:01.600Z') },
      ['late'],
    ],
    [
      'a user within a span',
      {
        user: 'bob@contoso.com',
        from: new Date('2026-11-02T10:00:01Z'),
        to: new Date('2026-11-02T10:00:01.500Z'),
      },
      ['bind'],
    ],
    ['an empty span', { from: new Date('2026-11-02T12:00:00Z'), to: new Date('2026-11-02T12:00:00Z') }, []],
  ])('finds %s', async (_, query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  describe('by what the index has and what it has not', () => {
    const at = (query: RecordQuery): RecordQuery => ({
      from: new Date('2026-11-03T00:00:00Z'),
      to: new Date('2026-11-05T00:00:00Z'),
      ...query,
    });
    it.each<[string, RecordQuery, string[]]>([
      ['a mailbox by its address', { mailbox: 'DAVE@contoso.com' }, ['cmdlet', ...binds(() => true)]],
      ['a mailbox by its GUID', { mailbox: 'b2a7c1d4-0000-4000-8000-00000000000d' }, binds(() => true)],
      ['an app', { app: 'a1b2c3d4-0000-4000-8000-0000000000aa' }, ['cmdlet', ...binds(() => true)]],
      ['a session across types', { session: 's-1' }, ['cmdlet', ...binds(() => true)]],
      ['an address', { address: '203.0.113.7' }, binds((n) => n < 20)],
      ['an address with a port', { address: '203.0.113.7:1234' }, binds((n) => n < 20)],
      ['an address mapped into IPv6', { address: '::ffff:203.0.113.7' }, binds((n) => n < 20)],
      ['an IPv6 address', { address: '2001:0DB8:0::7' }, binds((n) => n >= 20)],
      ['an IPv6 address in brackets', { address: '[2001:db8::7]' }, binds((n) => n >= 20)],
      ['a block', { address: '203.0.113.0/24' }, ['cmdlet', ...binds((n) => n < 20)]],
      ['a smaller block', { address: '203.0.113.200/25' }, ['cmdlet']],
      ['an IPv6 block', { address: '2001:db8::/32' }, binds((n) => n >= 20)],
      ['all of IPv4', { address: '0.0.0.0/0' }, ['cmdlet', ...binds((n) => n < 20)]],
      ['a message', { message: '<m1@contoso.com>' }, ['read', ...binds((n) => n % 4 === 1)]],
      ['a message without brackets', { message: 'M1@contoso.com' }, ['read', ...binds((n) => n % 4 === 1)]],
      ['a recipient', { recipient: 'Eve@fabrikam.example' }, ['read']],
      ['a user of two spellings', { user: 'carol@contoso.com' }, binds(() => true)],
      [
        'a user and an address',
        { user: 'carol@contoso.com', address: '203.0.113.0/24' },
        binds((n) => n < 20),
      ],
      [
        'a message, an address and a type',
        { message: 'm1@contoso.com', address: '203.0.113.7', recordTypes: [50] },
        binds((n) => n % 4 === 1 && n < 20),
      ],
      ['two values that no record has both', { recipient: 'eve@fabrikam.example', session: 's-1' }, []],
      ['a result', { result: 'failed' }, binds((n) => n < 3)],
      ['a result in capitals', { result: 'success' }, ['read']],
      ['a mailbox and a result', { mailbox: 'dave@contoso.com', result: 'True' }, ['cmdlet']],
      ['a mailbox and an operation', { mailbox: 'dave@contoso.com', operation: 'Set-*' }, ['cmdlet']],
      ['text', { text: '<M3@contoso.com>' }, binds((n) => n % 4 === 3)],
      ['text behind escapes of JSON within JSON', { text: '"Subject":"Zoë"' }, ['cmdlet']],
      ['text and a user', { text: 'm2@', user: 'carol@contoso.com' }, binds((n) => n % 4 === 2)],
      [
        'text in slices, letters decomposed',
        { text: 'zoe\u0308 says "HI"', to: new Date('2026-11-10T00:00:00Z') },
        ['long'],
      ],
      ['nothing with a text that is not there', { text: 'm4@' }, []],
    ])('finds %s', async (_, query, expected) => {
      expect(await ids(at(query), undefined, visited)).toEqual(expected);
      expect(await ids(at({ ...query, order: 'oldest' }), undefined, visited)).toEqual(expected.toReversed());
      expect(await ids(at(query), 2, visited)).toEqual(expected.slice(0, 2));
    });

    it.each(['10.0.0', 'contoso.com', '203.0.113.0/33', '::', ''])(
      'says that %p is no address',
      async (address) => {
        await expect(ids({ address })).rejects.toThrow(
          `"${address}" is no address that records can be found by.`,
        );
      },
    );
  });

  it('stops at the limit', async () => {
    expect(await ids({}, 3)).toEqual(['long', 'number', 'admin']);
    expect(await ids({ user: 'alice@contoso.com' }, 1)).toEqual(['long']);
    expect(await ids({}, 0)).toEqual([]);
  });

  it('asks for one partition where type and day are given', async () => {
    const before = tables.store.counts.reads;
    const day = { from: new Date('2026-11-02T00:00:00Z'), to: new Date('2026-11-03T00:00:00Z') };
    await ids({ recordTypes: [50], ...day });
    // The list of tables and the partition.
    expect(tables.store.counts.reads - before).toBe(2);
  });

  it('stops when it is told to', async () => {
    const abortSignal = AbortSignal.abort(new Error('enough'));
    await expect(findRecords(tables, {}, { abortSignal }).next()).rejects.toThrow('enough');
  });
});
