import { TableServiceClient } from '@azure/data-tables';
import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import { newestRuns } from '../../shared/ledger/pollRuns';
import type { Azurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness, startStore } from './pollHarness';

const MINUTE_MS = 60_000;

let azurite: Azurite;
let harness: PollHarness;

beforeAll(async () => {
  azurite = await startStore();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  harness = await startPollHarness(azurite);
});
afterEach(() => harness.stop());

const record = (id: string) =>
  JSON.stringify({ CreationTime: '2026-03-20T08:00:00', Id: id, Operation: 'Send', RecordType: 2 });

function publish(id: string): void {
  const contentCreated = new Date(harness.clock.now().getTime() - MINUTE_MS);
  harness.tenant.publish([record(id)], { contentCreated });
}

/** Polls that share one store, as within one long poll. */
function longPoll() {
  const env = {
    ...harness.tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    TABLE_PREFIX: harness.names.prefix,
  };
  const dependencies = openPoll(env, { clock: harness.clock, random: Math.random });
  let n = 0;
  return () => {
    n += 1;
    return poll({
      ...dependencies,
      origin: { ...dependencies.origin, instance: String(n).padStart(8, '0') },
    });
  };
}

const deleteTable = (name: string) =>
  TableServiceClient.fromConnectionString(azurite.connectionString, {
    allowInsecureConnection: true,
  }).deleteTable(name);

const runs = () => newestRuns(harness.store, harness.names, { limit: 10, now: harness.clock.now() });

test.each([
  ['records', () => harness.names.records('2026-03-20')],
  ['index', () => harness.names.index('2026-03-20')],
  ['ledger', () => harness.names.content],
  ['coverage', () => harness.names.coverage],
])(
  'the %s table deleted while it is being written to: said, and mended by the next poll',
  async (_, name) => {
    const again = longPoll();
    publish('a');
    await again();
    await deleteTable(name());
    harness.clock.advance(MINUTE_MS);
    publish('b');
    await expect(again()).rejects.toMatchObject({
      name: 'OperatorFault',
      message: `Table ${name()} was deleted while this ran; what it held is gone.`,
      fix: expect.stringContaining('verify --repair'),
    });
    harness.clock.advance(MINUTE_MS);
    publish('c');
    const { complete } = await harness.poll();
    expect(complete).toBe(true);
    const ids = (await harness.records()).map(({ Id }) => Id);
    expect(ids).toEqual(expect.arrayContaining(['b', 'c']));
    expect(new Set(ids).size).toBe(ids.length);
  },
);

test('a poll leaves one row, also one that fails', async () => {
  publish('a');
  await harness.poll();
  harness.clock.advance(MINUTE_MS);
  await expect(harness.poll({ env: { AZURE_CLIENT_SECRET: 'wrong-secret' } })).rejects.toThrow();
  const [failed, good, ...more] = await runs();
  expect(more).toEqual([]);
  expect(good).toMatchObject({
    outcome: 'complete',
    counts: { listed: 1, records: 1, inserted: 1 },
    app: 'cli',
  });
  expect(good?.windows).toMatchObject([{ contentType: 'Audit.Exchange' }]);
  expect(failed?.outcome).toBe('failed');
  expect(failed?.failure).toBeTruthy();
  expect(failed?.failure).not.toContain('wrong-secret');
});

test('tables of another tenant: refused before anything is written', async () => {
  publish('a');
  await harness.poll();
  const before = await harness.rows(harness.names.coverage);
  const other = { AZURE_TENANT_ID: '99999999-2222-4333-8444-555555555555' };
  await expect(harness.poll({ env: other })).rejects.toMatchObject({
    name: 'OperatorFault',
    message: expect.stringContaining('hold the records of tenant'),
  });
  expect(await harness.rows(harness.names.coverage)).toEqual(before);
});

test('a tenant that nobody could sign in to does not keep the right one out', async () => {
  const mistyped = { AZURE_TENANT_ID: '99999999-2222-4333-8444-555555555555' };
  await expect(harness.poll({ env: mistyped })).rejects.toThrow();
  publish('a');
  expect(await harness.poll()).toMatchObject({ inserted: 1, complete: true });
});

test('another function app on the same tables is named; a poll by hand is not', async () => {
  await harness.poll({ env: { WEBSITE_SITE_NAME: 'first-app' } });
  await harness.poll();
  const { notes } = await harness.poll({ env: { WEBSITE_SITE_NAME: 'second-app' } });
  expect(notes).toEqual([
    expect.stringContaining('The function app first-app polls into these tables, too.'),
  ]);
  harness.clock.advance(25 * 60 * MINUTE_MS);
  expect((await harness.poll({ env: { WEBSITE_SITE_NAME: 'second-app' } })).notes).toEqual([]);
});
