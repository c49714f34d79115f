import { fillTables } from '../../bench/filledTables/fillTables';
import type { NumberedRecords } from '../../bench/filledTables/numberedRecords';
import { type ServedTables, serveTables } from '../../bench/tableStore/serveTables';
import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import type { RecordQuery } from '../../shared/query/recordQuery';
import { openTables } from './tablesWithRecords';

const RECORDS = 8_000;
const DAYS = 4;
// Today and tomorrow have nothing yet, which only asking tells.
const DAYS_AHEAD = 2;
const TYPES = 13;
const ROWS_A_PAGE = 1_000;
// Names of the tables, record types of a month (one each), first and last day.
const BESIDE = 20;
const now = new Date('2026-11-05T00:00:00Z');
const day = { from: new Date('2026-11-03T00:00:00Z'), to: new Date('2026-11-04T00:00:00Z') };

describe('what an answer costs on any store', () => {
  let served: ServedTables;
  let tables: ReadableTables;
  let records: NumberedRecords;
  beforeAll(async () => {
    served = await serveTables();
    records = fillTables(served.service.tables, { records: RECORDS, days: DAYS, seed: 'cost', to: now });
    tables = openTables(served.connectionString, 'Audit');
  });
  afterAll(() => served.stop());

  /** Values of a mail access in the middle of the time. */
  function example(): { user: string; mailbox: string; address: string; app: string; session: string } {
    for (let number = RECORDS / 2; number < RECORDS; number++) {
      const { properties } = records.entity(number);
      if (properties.RecordType !== 50 || !properties.SessionId || !properties.ClientAppId) continue;
      return {
        user: String(properties.UserId),
        mailbox: String(properties.MailboxOwnerUPN),
        address: String(properties.ClientAddress),
        app: String(properties.ClientAppId),
        session: String(properties.SessionId),
      };
    }
    throw new Error('no mail access among the records');
  }

  it.each<[string, (of: ReturnType<typeof example>) => RecordQuery, number | undefined]>([
    ["a user's day", ({ user }) => ({ user, ...day }), undefined],
    ['a mailbox', ({ mailbox }) => ({ mailbox }), undefined],
    ['a mailbox, the newest few', ({ mailbox }) => ({ mailbox }), 5],
    ['an address', ({ address }) => ({ address }), undefined],
    ['a block of addresses', () => ({ address: '203.0.113.0/28', ...day }), undefined],
    ['an app that nearly everybody uses', ({ app }) => ({ app }), undefined],
    ['a session', ({ session }) => ({ session }), undefined],
    ['a user and an address', ({ user, address }) => ({ user, address }), undefined],
    ['an operation of a day', () => ({ operation: 'Send', ...day }), undefined],
    ['operations by their beginning', () => ({ operation: 'Send*', ...day }), undefined],
    ['a type, the newest few', () => ({ recordTypes: [50] }), 10],
    ['a type, the oldest few', () => ({ recordTypes: [50], order: 'oldest' }), 10],
    ['the newest few of all', () => ({}), 100],
  ])('%s', async (_, queryOf, limit) => {
    const query = queryOf(example());
    served.service.takeCounts();
    const partitions = new Set<string>();
    let found = 0;
    for await (const { partitionKey } of findRecords(tables, query, { limit, now, select: ['Id'] })) {
      partitions.add(partitionKey);
      found += 1;
    }
    expect(found).toBeGreaterThan(0);
    const { requests, entitiesGiven } = served.service.takeCounts();
    const values = ['user', 'mailbox', 'address', 'app', 'session'].filter((kind) => kind in query).length;
    const dayPartitions = values > 0 ? DAYS * values + partitions.size : (DAYS + DAYS_AHEAD) * TYPES;
    const pages = Math.ceil((found * 3) / ROWS_A_PAGE) + partitions.size;
    expect(requests).toBeLessThanOrEqual(dayPartitions + pages + BESIDE);
    expect(entitiesGiven).toBeLessThanOrEqual(found * 3 + dayPartitions * ROWS_A_PAGE);
  });
});
