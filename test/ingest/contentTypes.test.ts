import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRecords } from '../../shared/query/findRecords';
import { readStatus } from '../../shared/query/readStatus';
import { contentTypes } from '../../shared/settings/contentTypes';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness, textOf } from './pollHarness';

const HOUR_MS = 60 * 60_000;
const SECRET = '4111 1111 1111 1111';
const RECORDS = 1_000;
const A_BLOB = 100;

/** One record of each content type, in the shape in which it comes; what tells it from its like is in `n`. */
const RECORD_OF: Readonly<Record<string, (n: number) => object>> = {
  'Audit.Exchange': (n) => ({
    RecordType: 2,
    Operation: 'MailItemsAccessed',
    Workload: 'Exchange',
    UserId: `user${n % 20}@contoso.com`,
    MailboxOwnerUPN: `user${n % 20}@contoso.com`,
    ClientIPAddress: `203.0.113.${n % 20}`,
  }),
  'Audit.AzureActiveDirectory': (n) => ({
    RecordType: 15,
    Operation: 'UserLoggedIn',
    Workload: 'AzureActiveDirectory',
    UserId: `user${n % 20}@contoso.com`,
    ClientIP: `203.0.113.${n % 20}`,
    ExtendedProperties: [{ Name: 'RequestType', Value: 'OAuth2:Authorize' }],
    ApplicationId: 'c0000000-0000-4000-a000-000000000001',
  }),
  'Audit.SharePoint': (n) => ({
    RecordType: 6,
    Operation: 'FileAccessed',
    Workload: 'SharePoint',
    UserId: `user${n % 20}@contoso.com`,
    ClientIP: `203.0.113.${n % 20}`,
    SiteUrl: 'https://contoso.sharepoint.com/sites/plans/',
    SourceFileName: `plan-${n}.xlsx`,
    ObjectId: `https://contoso.sharepoint.com/sites/plans/plan-${n}.xlsx`,
  }),
  'Audit.General': (n) => ({
    RecordType: 25,
    Operation: 'MessageSent',
    Workload: 'MicrosoftTeams',
    UserId: `user${n % 20}@contoso.com`,
    CommunicationType: 'GroupChat',
    ChatThreadId: `19:${n % 40}@thread.v2`,
  }),
  'DLP.All': (n) => ({
    RecordType: 13,
    Operation: 'DlpRuleMatch',
    Workload: 'Exchange',
    UserId: `user${n % 20}@contoso.com`,
    IncidentId: `incident-${n}`,
    PolicyDetails: [
      {
        PolicyName: 'Cards',
        Rules: [
          {
            ConditionsMatched: {
              SensitiveInformation: [
                {
                  SensitiveInformationDetections: {
                    DetectedValues: [{ Name: SECRET, Value: `card ${SECRET}` }],
                  },
                },
              ],
            },
          },
        ],
      },
    ],
    ExchangeMetaData: { MessageID: `<m${n}@contoso.com>`, From: `user${n % 20}@contoso.com` },
  }),
};

let azurite: Azurite;
let harness: PollHarness;
beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  harness = await startPollHarness(azurite, { subscribed: contentTypes });
});
afterEach(() => harness.stop());

/** Texts of records that were made within one hour of this day. */
function texts(contentType: string, count: number): string[] {
  const dayMs = harness.clock.now().getTime() - 6 * HOUR_MS;
  return Array.from({ length: count }, (_, n) => {
    const CreationTime = new Date(dayMs + n * 1_000).toISOString().slice(0, 19);
    return JSON.stringify({ Id: `${contentType}-${n}`, CreationTime, ...RECORD_OF[contentType]?.(n) });
  });
}

const env = (types: readonly string[]) => ({ env: { CONTENT_TYPES: types.join(',') } });

test('all of them go into the same tables, each record once and to the letter', async () => {
  const published = contentTypes.flatMap((contentType) => {
    const made = texts(contentType, 3);
    harness.tenant.publish(made, { contentType });
    return made;
  });
  const first = await harness.poll(env(contentTypes));
  expect(first).toMatchObject({ records: 15, inserted: 15, quarantined: 0, complete: true });
  expect(await harness.poll(env(contentTypes))).toMatchObject({ records: 0, complete: true });
  const rows = await harness.records();
  expect(rows.map(textOf).sort()).toEqual(published.sort());
  const status = await readStatus(harness);
  expect(status.contentTypes.map(({ contentType, backlog }) => [contentType, backlog])).toEqual(
    contentTypes.toSorted().map((contentType) => [contentType, 0]),
  );
  const found: unknown[] = [];
  for await (const row of findRecords(harness, { user: 'user1@contoso.com' })) found.push(row.RecordType);
  expect(found.sort()).toEqual([13, 15, 2, 25, 6]);
}, 60_000);

test('one that cannot be listed keeps no other out, and the poll is not complete', async () => {
  for (const contentType of contentTypes) harness.tenant.publish(texts(contentType, 2), { contentType });
  await harness.poll(env(contentTypes));
  harness.clock.advance(HOUR_MS);
  const types = contentTypes.filter((contentType) => contentType !== 'DLP.All');
  for (const contentType of types) harness.tenant.publish(texts(contentType, 3).slice(2), { contentType });
  harness.tenant.disableSubscription('DLP.All');
  const summary = await harness.poll(env(contentTypes));
  expect(summary).toMatchObject({ records: 4, inserted: 4 });
}, 60_000);

test('what DLP.All brings holds the matched secret in clear text, as the page says', async () => {
  harness.tenant.publish(texts('DLP.All', 1), { contentType: 'DLP.All' });
  await harness.poll(env(['DLP.All']));
  const [row] = await harness.records();
  expect(row && textOf(row)).toContain(SECRET);
  const page = readFileSync(join(__dirname, '../../docs/content-types.md'), 'utf8');
  expect(page).toMatch(/`DLP\.All` holds the matched secrets in clear text/);
});

test('a thousand records of each cost the requests that the page says', async () => {
  const page = readFileSync(join(__dirname, '../../docs/content-types.md'), 'utf8');
  const told = new Map<string, number[]>(
    [...page.matchAll(/^\| `([\w.]+)` \| (\d+) \| (\d+) \| (\d+) \|$/gm)].map(
      ([, name = '', ...numbers]): [string, number[]] => [name, numbers.map(Number)],
    ),
  );
  const measured = new Map<string, number[]>();
  for (const contentType of contentTypes) {
    const made = texts(contentType, RECORDS);
    for (let start = 0; start < RECORDS; start += A_BLOB)
      harness.tenant.publish(made.slice(start, start + A_BLOB), { contentType });
    const { inserted, transactions, indexTransactions, ledgerTransactions } = await harness.poll(
      env([contentType]),
    );
    expect(inserted).toBe(RECORDS);
    measured.set(contentType, [transactions, indexTransactions, ledgerTransactions]);
  }
  expect([...told.keys()].sort()).toEqual([...measured.keys()].sort());
  // A slow machine makes what it has taken durable once more in between.
  for (const [contentType, numbers] of measured) {
    for (const [index, number] of numbers.entries()) {
      const toldNumber = told.get(contentType)?.[index] ?? 0;
      expect(Math.abs(number - toldNumber)).toBeLessThanOrEqual(Math.max(3, toldNumber * 0.05));
    }
  }
}, 120_000);
