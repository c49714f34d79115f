import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { openTableStore } from '../../shared/tables/store/openTableStore';
import { tableNames } from '../../shared/tables/store/tableNames';
import { systemClock } from '../../shared/time/systemClock';
import { pollTenants } from '../../shared/timer/pollTenants';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';

const HOUR_MS = 60 * 60_000;
const DEADLINE_MS = 60_000;
const clientId = 'c1e0a000-0000-4000-a000-0000000000aa';

let azurite: Azurite;
let tenants: Tenant[];

beforeAll(async () => {
  azurite = await startAzurite();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  const ids = ['a0000000-0000-4000-a000-000000000001', 'a0000000-0000-4000-a000-000000000002'];
  tenants = await Promise.all(ids.map((tenantId) => startTenant({ tenantId, clientId, seed: tenantId })));
  const trusted = tenants.map(({ certificatePem }) => certificatePem);
  setDefaultCACertificates([...getCACertificates('default'), ...trusted]);
  for (const [index, tenant] of tenants.entries()) {
    const to = new Date(tenant.clock.now().getTime() - 2 * HOUR_MS);
    publishGenerated(tenant, { seed: `t${index}`, count: 20 + index, to });
  }
});
afterEach(() => Promise.all(tenants.map((tenant) => tenant.stop())));

let prefixes = 0;

/** Two tenants in one storage account, as the app is set up for them. */
function twoTenants(change: (entry: Record<string, unknown>, index: number) => object = () => ({})) {
  prefixes += 1;
  const entries = tenants.map(({ tenantId, url }, index) => {
    const entry = {
      name: `tenant-${index}`,
      tenantId,
      activityApiUrl: url,
      authorityHost: url,
      tablePrefix: `T${prefixes}x${index}`,
    };
    return { ...entry, ...change(entry, index) };
  });
  return {
    names: entries.map(({ tablePrefix }) => tableNames(tablePrefix)),
    env: {
      TENANTS: JSON.stringify(entries),
      AZURE_CLIENT_ID: clientId,
      AZURE_CLIENT_SECRET: 'simulated-secret',
      TABLES_CONNECTION_STRING: azurite.connectionString,
    },
  };
}

async function tick(
  env: NodeJS.ProcessEnv,
  { abortSignal = new AbortController().signal, deadlineMs = DEADLINE_MS } = {},
) {
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const log = {
    info: (text: string) => void lines.push(JSON.parse(text)),
    warn: () => {},
    error: (text: string) => void errors.push(text),
  };
  const dependencies = { clock: systemClock, random: () => 0, log, abortSignal };
  const error = await pollTenants(env, dependencies, { deadlineMs }).catch((thrown: unknown) => thrown);
  return { lines, errors, error, lineOf: (tenant: string) => lines.find((line) => line.tenant === tenant) };
}

async function tables(): Promise<string[]> {
  const settings = {
    kind: 'connectionString',
    connectionString: azurite.connectionString,
    prefix: 'X',
  } as const;
  const store = openTableStore(settings, {
    credential: () => {
      throw new Error('a connection string signs in by itself');
    },
    clock: systemClock,
    random: Math.random,
  });
  const found: string[] = [];
  for await (const name of store.tables()) found.push(name);
  return found;
}

test('each tenant has its own tables, its own line and its own ledger', async () => {
  const { env, names } = twoTenants();
  const { error, lineOf } = await tick(env);
  expect(error).toBeUndefined();
  expect(lineOf('tenant-0')).toMatchObject({
    outcome: 'complete',
    tenantId: tenants[0]?.tenantId,
    metrics: { records: 20, inserted: 20 },
  });
  expect(lineOf('tenant-1')).toMatchObject({ outcome: 'complete', metrics: { records: 21, inserted: 21 } });
  expect(await tables()).toEqual(
    expect.arrayContaining(names.flatMap(({ content, coverage }) => [content, coverage])),
  );
  for (const tenant of tenants) expect(tenant.violations).toEqual([]);
  const second = await tick(env);
  expect(second.lineOf('tenant-0')).toMatchObject({ outcome: 'complete', metrics: { records: 0 } });
});

test.each(['first', 'last'] as const)(
  'a sign-in that is refused for the %s stops no other',
  async (which) => {
    const bad = which === 'first' ? 0 : 1;
    tenants[bad]?.faults.set({ signInError: 7000215 });
    const { error, errors, lineOf } = await tick(twoTenants().env);
    expect(error).toMatchObject({ message: `1 of 2 tenants could not be polled: tenant-${bad}.` });
    expect(errors).toEqual([
      expect.stringMatching(`^Tenant tenant-${bad}: Sign-in is refused: the client secret is wrong`),
    ]);
    expect(lineOf(`tenant-${bad}`)).toMatchObject({
      outcome: 'failed',
      failure: { what: expect.stringContaining('the client secret is wrong') },
    });
    expect(lineOf(`tenant-${1 - bad}`)).toMatchObject({ outcome: 'complete' });
  },
);

test('a value that cannot be used stops its tenant alone, and is named as it stands in TENANTS', async () => {
  const { env } = twoTenants((_, index) => (index === 0 ? { contentTypes: 'Audit.Exhange' } : {}));
  const { error, lineOf } = await tick(env);
  expect(error).toMatchObject({ message: expect.stringContaining('tenant-0') });
  expect(lineOf('tenant-0')).toMatchObject({
    outcome: 'failed',
    failure: { what: "contentTypes of tenant-0 in TENANTS names what is no content type: 'Audit.Exhange'." },
  });
  expect(lineOf('tenant-1')).toMatchObject({ outcome: 'complete' });
});

test("tables that are another tenant's are left alone", async () => {
  const { env } = twoTenants();
  await tick(env);
  const swapped = JSON.parse(env.TENANTS).map(
    (entry: object, index: number, all: { tablePrefix: string }[]) => ({
      ...entry,
      tablePrefix: all[1 - index]?.tablePrefix,
    }),
  );
  const { error, lineOf } = await tick({ ...env, TENANTS: JSON.stringify(swapped) });
  expect(error).toMatchObject({ message: '2 of 2 tenants could not be polled: tenant-0, tenant-1.' });
  expect(lineOf('tenant-0')).toMatchObject({
    failure: { what: expect.stringContaining('hold the records of tenant') },
  });
});

test('one that hangs takes no more than its share of the time', async () => {
  tenants[0]?.faults.set({ requestsFail: { rate: 1, kinds: ['hang'] } });
  const { env } = twoTenants();
  const { lineOf } = await tick(env, { deadlineMs: 5_000 });
  expect(lineOf('tenant-1')).toMatchObject({ outcome: 'complete' });
  expect(lineOf('tenant-0')).not.toMatchObject({ outcome: 'complete' });
}, 60_000);

test('settings that nobody can read are a failed run, too', async () => {
  const { error, lines } = await tick({ TENANTS: 'contoso' });
  expect(error).toMatchObject({ name: 'SettingsFault' });
  expect(lines).toMatchObject([{ event: 'auditPollRun', outcome: 'failed', tenant: '' }]);
});
