import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { systemClock } from '../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { gapWith } from '../query/memoryTables';
import { openTables, recordText, storeRecords } from '../query/tablesWithRecords';

const doc = readFileSync(join(__dirname, '../../docs/query-from-outside.md'), 'utf8');
const examples = [...doc.matchAll(/^### (.+)\n((?:(?!^#).*\n)*)/gm)].flatMap(([, title = '', body = '']) => {
  const table = /^Table `(\w+)`$/m.exec(body)?.[1];
  const filter = /^```odata\n(.+)\n```$/m.exec(body)?.[1];
  return table && filter ? [{ title, table, filter }] : [];
});

const APP = '27922004-5251-4030-b22d-91ecd9a37ea4';
const SESSION = '1f99e672-8141-4a22-9aa0-96357297e843';
const property = (Name: string, Value: string) => ({ Name, Value });
const folders = (...ids: string[]) => [
  { Id: 'f', Path: '\\Inbox', FolderItems: ids.map((InternetMessageId) => ({ InternetMessageId })) },
];
const day = '2026-11-20';
const portal = {
  RecordType: 154,
  Sender: 'alice@contoso.com',
  Recipient: 'sam@fabrikam.com',
  ResultStatus: 'Success',
};

/** Of each kind of question one record that answers it, among others that do not. */
const texts = [
  {
    Id: 'bind',
    CreationTime: `${day}T09:30:00`,
    AppId: APP,
    Folders: folders('<report@contoso.com>', '<b@contoso.com>'),
  },
  {
    Id: 'outside',
    CreationTime: `${day}T12:30:00`,
    ExternalAccess: true,
    ClientIPAddress: '203.0.113.9:443',
  },
  {
    Id: 'throttled',
    CreationTime: `${day}T08:30:00`,
    UserId: "o'neil@contoso.com",
    OperationProperties: [property('IsThrottled', 'True')],
  },
  {
    Id: 'session',
    CreationTime: `${day}T08:31:00`,
    UserId: 'bob@contoso.com',
    SessionId: SESSION,
    ClientIPAddress: '203.0.113.77',
    MailboxOwnerUPN: 'Alice@contoso.com',
  },
  { Id: 'twice', CreationTime: `${day}T07:00:00`, UserId: 'bob@contoso.com' },
  { Id: 'twice', CreationTime: `${day}T07:00:00`, UserId: 'bob@contoso.com', Workload: 'Another' },
  { Id: 'other-day', CreationTime: '2026-11-21T09:30:00', ClientIPAddress: '203.0.113.9' },
  {
    Id: 'sync',
    RecordType: 2,
    CreationTime: `${day}T09:30:00`,
    UserId: 'bob@contoso.com',
    OperationProperties: [property('MailAccessType', 'Sync')],
  },
  {
    Id: 'send',
    RecordType: 2,
    CreationTime: `${day}T09:30:00`,
    UserId: 'bob@contoso.com',
    Operation: 'Send',
    ClientIPAddress: '198.51.100.1',
  },
  {
    ...portal,
    Id: 'portal-read',
    CreationTime: '2026-11-15T10:00:00',
    Operation: 'MessageAccess',
    UserId: 'bob@contoso.com',
    Sender: 'bob@contoso.com',
  },
  {
    ...portal,
    Id: 'portal-failed',
    CreationTime: `${day}T10:00:00`,
    Operation: 'AttachmentReview',
    UserId: 'bob@contoso.com',
    ResultStatus: 'Failure',
  },
  {
    ...portal,
    Id: 'portal-login',
    CreationTime: `${day}T10:00:00`,
    Operation: 'AuthenticateRequest',
    UserId: 'bob@contoso.com',
    Recipient: 'tim@fabrikam.com',
  },
].map(recordText);

const of50 = ['bind', 'outside', 'session', 'throttled', 'twice', 'twice'];
const expected: Readonly<Record<string, readonly string[]>> = {
  "All of a type's day": of50,
  'Part of the day': ['bind'],
  'Several days': ['portal-failed', 'portal-login', 'portal-read'],
  'One record, by its two keys': ['portal-failed'],
  'An operation': ['send'],
  'Operations that begin alike': ['portal-failed'],
  'Encrypted mail: what failed': ['portal-failed'],
  "Encrypted mail: a sender's messages": ['portal-failed', 'portal-login'],
  'Mail access from outside the organisation': ['outside'],
  'Mail access after which Microsoft recorded no more (throttled)': ['throttled'],
  'Whole folders synchronised': ['sync'],
  'Records about many messages': ['bind'],
  'By time rather than by key': ['bind', 'outside'],
  'One of several users': ['bind', 'outside', 'throttled'],
  'Second texts under one Id': ['twice'],
  'What a user did on a day': ['bind', 'outside'],
  'What was done to a mailbox': ['session'],
  'What an app did': ['bind'],
  'From one address': ['outside'],
  'From a block of addresses': ['outside', 'session'],
  'In a session': ['session'],
  'About a message': ['bind'],
  'What a recipient of encrypted mail did': ['portal-failed'],
  'An Id, its day not known': ['portal-failed'],
  'Open gaps': ['gap_2026-11-18T00:00:00.000Z_notPolledInTime'],
  'Texts in quarantine': ['invalidJson'],
  'Content that is known and not yet fetched': ['waiting'],
};

describe('docs/query-from-outside.md', () => {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await startAzurite();
    const tables = openTables(azurite.connectionString, 'Audit');
    await storeRecords(tables, [...texts, '{"broken":']);
    const coverage = new CoverageTable(tables.store, tables.names.coverage);
    await coverage.open(gapWith({ from: new Date('2026-11-18'), to: new Date('2026-11-19') }));
    const closed = gapWith({ from: new Date('2026-11-16'), to: new Date('2026-11-17'), state: 'withdrawn' });
    await coverage.open(closed);
    const ledger = new ContentLedger(tables.store, tables.names.content, systemClock);
    const content = {
      contentType: 'Audit.Exchange',
      contentExpiration: '2026-11-27T10:00:00.000Z',
      contentUri: 'https://x',
    };
    await ledger.list([
      { ...content, contentId: 'waiting', contentCreated: `${day}T10:00:00.000Z` },
      { ...content, contentId: 'later', contentCreated: '2026-11-22T10:00:00.000Z' },
    ]);
  });
  afterAll(() => azurite.stop());

  it('has an expectation for each of its filters', () => {
    expect(examples.map(({ title }) => title)).toEqual(Object.keys(expected));
    expect(examples.length).toBe([...doc.matchAll(/^```odata$/gm)].length);
  });

  it.each(examples)('finds: $title', async ({ title, table, filter }) => {
    const client = TableClient.fromConnectionString(azurite.connectionString, table, {
      allowInsecureConnection: true,
    });
    const found = new Set<string>();
    const names: string[] = [];
    for await (const row of client.listEntities({ queryOptions: { filter } })) {
      // An index row names the record's keys; the others have names of their own.
      const { Id, RecordRowKey, Records, Reason, rowKey = '' } = row;
      const keys =
        typeof Records === 'string' ? JSON.parse(Records).map(([, key]: string[]) => key) : [RecordRowKey];
      if (RecordRowKey !== undefined)
        for (const key of keys) found.add(String(key).slice('hh:mm:ss_'.length));
      else names.push(String(Id ?? Reason ?? rowKey));
    }
    expect([...names, ...found].sort()).toEqual(expected[title]);
  });
});
