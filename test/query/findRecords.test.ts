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
  text('long', '2026-11-09T10:00:00', { RecordType: 9999, Filler: 'x'.repeat(40_000) }),
];

describe('findRecords', () => {
  let azurite: Azurite;
  let tables: ReadableTables;
  beforeAll(async () => {
    azurite = await startAzurite();
    tables = openTables(azurite.connectionString, 'Audit');
    await storeRecords(tables, stored);
    // Another prefix in the same account is none of our business.
    await storeRecords(openTables(azurite.connectionString, 'Other'), [text('other', '2026-11-02T10:00:00')]);
  });
  afterAll(() => azurite.stop());

  async function ids(query: RecordQuery, limit?: number): Promise<string[]> {
    const found: string[] = [];
    for await (const row of findRecords(tables, query, { limit, select: ['Id'] })) found.push(String(row.Id));
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
