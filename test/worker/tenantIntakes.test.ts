import { TenantIntakes } from '../../shared/worker/tenantIntakes';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { startWorkHarness, type WorkHarness } from './workHarness';

const HOUR_MS = 60 * 60_000;
const abortSignal = new AbortController().signal;

let azurite: Azurite;
let one: WorkHarness;
let other: WorkHarness;
beforeAll(async () => {
  azurite = await startAzurite({ queues: true });
  one = await startWorkHarness(azurite);
  other = await startWorkHarness(azurite, { tenantId: '7e4a47a0-0000-4000-a000-0000000000ff' });
});
afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  await azurite.stop();
});

function silent() {
  const logged: string[] = [];
  const say = (text: string) => void logged.push(text);
  return { logged, log: { info: say, warn: say, error: say } };
}

function entryOf(name: string, { env }: WorkHarness) {
  return {
    name,
    tenantId: env.AZURE_TENANT_ID,
    clientId: env.AZURE_CLIENT_ID,
    tablePrefix: env.TABLE_PREFIX,
    activityApiUrl: env.ACTIVITY_API_URL,
    authorityHost: env.AZURE_AUTHORITY_HOST,
  };
}

test('messages of several tenants in one queue each lead to the tables of their own', async () => {
  for (const [harness, count] of [
    [one, 10],
    [other, 20],
  ] as const) {
    const to = new Date(harness.clock.now().getTime() - 2 * HOUR_MS);
    publishGenerated(harness.tenant, { seed: `${count}`, count, recordsPerBlob: 5, to });
    await harness.poll();
  }
  const env = {
    AZURE_CLIENT_SECRET: one.env.AZURE_CLIENT_SECRET,
    TABLES_CONNECTION_STRING: azurite.connectionString,
    INGEST_MODE: 'queue',
    TENANTS: JSON.stringify([entryOf('one', one), entryOf('other', other)]),
  };
  const { log } = silent();
  const closed: [string | undefined, number][] = [];
  const intakes = new TenantIntakes(env, {
    ...{ clock: one.clock, random: Math.random, log },
    onClosed: ({ tenant, summary }) => closed.push([tenant, summary.stored]),
  });
  const messages = await one.queue.receive({ limit: 32, hiddenForMs: HOUR_MS });
  const taken = await Promise.all(messages.map(({ text }) => intakes.take(text, { abortSignal, log })));
  await intakes.close();
  expect(taken).toEqual(Array.from({ length: 6 }, () => 'taken'));
  expect(closed.sort()).toEqual([
    ['one', 2],
    ['other', 4],
  ]);
  expect([(await one.records()).length, (await other.records()).length]).toEqual([10, 20]);
}, 60_000);

test('wrong settings of one tenant of several stop that one alone, and say whose they are', async () => {
  const { log, logged } = silent();
  const entries = [entryOf('one', one), { ...entryOf('other', other), tablesEndpoint: 'nowhere' }];
  const env = { ...one.env, AZURE_TENANT_ID: undefined, TENANTS: JSON.stringify(entries) };
  const intakes = new TenantIntakes(env, { clock: one.clock, random: Math.random, log });
  expect(logged).toEqual([
    expect.stringMatching(/^Tenant other: tablesEndpoint of other in TENANTS is no address/),
  ]);
  const claim = { table: one.names.content, partitionKey: 'Audit.Exchange_2026-03-20', rowKey: 'none' };
  expect(await intakes.take(claim, { abortSignal, log })).toBe('dropped');
  await intakes.close();
});
