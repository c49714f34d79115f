import { createServer } from 'node:http';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { listenOn } from '../chaos/listenOn';
import { publishGenerated } from '../tenant/publishGenerated';
import type { TenantOptions } from '../tenant/tenant';
import { type DoctorHarness, startDoctorHarness } from './doctorHarness';
import { startWatchingProxy, type WatchingProxy } from './watchingProxy';

const HOUR_MS = 60 * 60_000;

let azurite: Azurite;
let proxy: WatchingProxy;
let harness: DoctorHarness;

beforeAll(async () => {
  azurite = await startAzurite();
  proxy = await startWatchingProxy(azurite);
});
afterAll(async () => {
  await proxy.stop();
  await azurite.stop();
});
afterEach(async () => {
  proxy.refuse = () => undefined;
  await harness.stop();
});

async function start(options: TenantOptions = {}): Promise<DoctorHarness> {
  harness = await startDoctorHarness({ ...azurite, ...proxy }, options);
  return harness;
}

/** A deployment that has polled twice: the first poll starts the subscription. */
async function startPolled(options: TenantOptions = {}): Promise<DoctorHarness> {
  await start(options);
  publishGenerated(harness.tenant, { seed: 7, count: 20 });
  await harness.poll();
  publishGenerated(harness.tenant, { seed: 8, count: 20 });
  await harness.poll();
  return harness;
}

/** Every table of the account with every row, etags and times included. */
async function everything(): Promise<unknown> {
  const tables: Record<string, unknown> = {};
  for await (const table of harness.store.tables()) tables[table] = await harness.rows(table);
  return tables;
}

describe('doctorChecks', () => {
  it('finds a polled deployment in order, and has written nothing and started nothing', async () => {
    await startPolled();
    const before = await everything();
    const [requestsBefore, startsBefore] = [proxy.requests.length, harness.tenant.requests.startSubscription];
    const { checks, failed } = await harness.examine();
    expect(failed).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      'settings',
      'clock',
      'credential',
      'sign-in',
      'tenant and cloud',
      'permission',
      'subscription Audit.Exchange',
      'listing Audit.Exchange',
      'auditing',
      'tables',
      'table rights',
      'evidence',
      'owner',
      'last poll',
      'gaps',
      'quarantine',
      'encrypted message portal',
      'mail access',
      'daily records',
    ]);
    const asked = proxy.requests.slice(requestsBefore);
    expect(await everything()).toEqual(before);
    // Nothing that writes was carried out: each such request was refused for a row or table that is there, or is not.
    const writes = asked.filter(({ method }) => method !== 'GET');
    expect(writes.length).toBeGreaterThan(6);
    expect(writes.filter(({ status }) => status < 400)).toEqual([]);
    expect(harness.tenant.requests.startSubscription).toBe(startsBefore);
    expect(harness.tenant.violations).toEqual([]);
  });

  it('says before the first poll what cannot be told yet, and makes no table', async () => {
    await start();
    const before = await everything();
    const { check, failed } = await harness.examine();
    expect(failed).toEqual([]);
    expect(check('subscription Audit.Exchange')).toMatchObject({ ok: null, detail: 'Not started yet.' });
    expect(check('auditing').ok).toBeNull();
    expect(check('tables').detail).toContain(`no table begins with ${harness.names.prefix} yet`);
    expect(check('table rights').ok).toBeNull();
    expect(await everything()).toEqual(before);
    expect(harness.tenant.requests.startSubscription).toBeUndefined();
  });

  it.each([
    [7000215, 'the client secret is wrong', 'Set AZURE_CLIENT_SECRET'],
    [7000222, 'the client secret has expired', 'Make a new client secret'],
    [700016, 'the tenant does not know this application', 'Check AZURE_CLIENT_ID'],
    [53003, 'refused by a Conditional Access policy', 'Exclude the application'],
    [500011, 'the tenant does not know', 'Check M365_CLOUD'],
  ])('tells AADSTS%d and how to mend it, once', async (signInError, what, fix) => {
    await start();
    harness.tenant.faults.set({ signInError });
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['sign-in']);
    expect(check('sign-in').detail).toContain(what);
    expect(check('sign-in').fix).toContain(fix);
    expect(check('audit feed').detail).toBe('Not checked: there is no sign-in.');
  });

  it('tells a wrong secret without showing it', async () => {
    await start();
    const AZURE_CLIENT_SECRET = 'not-the-secret-of-this-app';
    const { checks, failed } = await harness.examine({ AZURE_CLIENT_SECRET });
    expect(failed).toEqual(['sign-in']);
    expect(JSON.stringify(checks)).not.toContain(AZURE_CLIENT_SECRET);
  });

  it('tells a tenant that does not exist', async () => {
    await start();
    const { check, failed } = await harness.examine({
      AZURE_TENANT_ID: '7e4a47a0-0000-4000-a000-00000000ffff',
    });
    expect(failed).toEqual(['sign-in']);
    expect(check('sign-in').detail).toContain('does not exist in this cloud');
  });

  it('tells the cloud that the tenant is in', async () => {
    await start();
    harness.tenant.faults.set({ tenantCloud: 'gcc' });
    expect((await harness.examine()).check('tenant and cloud')).toMatchObject({
      ok: false,
      detail: 'The tenant is in cloud gcc, but M365_CLOUD says worldwide.',
      fix: 'Set M365_CLOUD to gcc, or check AZURE_TENANT_ID.',
    });
    expect((await harness.examine({ M365_CLOUD: 'gcc' })).failed).toEqual([]);
  });

  it('tells a permission that is missing, and asks the feed for nothing', async () => {
    await start({ roles: ['ServiceHealth.Read'] });
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['permission']);
    expect(check('permission').detail).toContain('has only ServiceHealth.Read; ActivityFeed.Read is missing');
    expect(harness.tenant.requests.listSubscriptions).toBeUndefined();
  });

  it('tells a permission that the service does not see', async () => {
    await start();
    harness.tenant.faults.set({ rolesMissing: true });
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['subscriptions']);
    expect(check('subscriptions').detail).toContain('AF10001');
  });

  it('tells auditing that is off by the feed that is refused', async () => {
    await start({ subscribed: ['Audit.Exchange'] });
    harness.tenant.faults.set({ auditingOff: true });
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['listing Audit.Exchange', 'auditing']);
    expect(check('auditing').fix).toContain('Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true');
  });

  it('tells auditing that is off by the start that the last poll was refused', async () => {
    await start();
    harness.tenant.faults.set({ auditingOff: true });
    await expect(harness.poll()).rejects.toThrow('auditing');
    expect((await harness.examine()).check('auditing').ok).toBe(false);
  });

  it('tells a subscription that was switched off, and one that is gone', async () => {
    await startPolled();
    harness.tenant.disableSubscription('Audit.Exchange');
    expect((await harness.examine()).check('subscription Audit.Exchange')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Switched off'),
    });
    const other = { AZURE_CLIENT_ID: 'c1e0a000-0000-4000-a000-000000000009' };
    harness.tenant.registerApplication({
      clientId: other.AZURE_CLIENT_ID,
      secret: harness.env.AZURE_CLIENT_SECRET ?? '',
      certificates: [],
      roles: ['ActivityFeed.Read'],
    });
    expect((await harness.examine(other)).check('subscription Audit.Exchange')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('Gone'),
    });
  });

  it('tells a clock that is wrong', async () => {
    await start();
    harness.tenant.faults.set({ serverClockSkewMs: 9 * 60_000 });
    expect((await harness.examine()).check('clock')).toMatchObject({
      ok: false,
      detail: `This machine's clock is 9 min behind ${harness.tenant.url}.`,
    });
  });

  it('tells too many requests as such, and not as a fault of the set-up', async () => {
    await start();
    const requestsFail = { rate: 1, kinds: ['429' as const], operations: ['listSubscriptions'] };
    harness.tenant.faults.set({ requestsFail });
    const { check, failed } = await harness.examine();
    expect(failed).toEqual([]);
    expect(check('subscriptions').ok).toBeNull();
  });

  it.each([
    ['openIdConfiguration', 'sign-in'],
    ['token', 'sign-in'],
    ['listSubscriptions', 'subscriptions'],
    ['listContent', 'listing Audit.Exchange'],
  ])('waits only so long where %s gives no answer', async (operation, name) => {
    await start({ subscribed: ['Audit.Exchange'] });
    harness.tenant.faults.set({ requestsFail: { rate: 1, kinds: ['hang'], operations: [operation] } });
    const { check, failed } = await harness.examine({}, { checkMs: 1_200 });
    expect(failed).toEqual([name]);
    expect(check(name).detail).toMatch(/^No answer from .* within \d s\.$/);
    // What does not hang is told all the same.
    expect(check('tables').ok).toBe(true);
  });

  it('ends within its time where everything hangs', async () => {
    await start();
    const silent = createServer();
    const { url, stop } = await listenOn(silent);
    const silentPort = new URL(url).port;
    harness.tenant.faults.set({ requestsFail: { rate: 1, kinds: ['hang'] } });
    const TABLES_CONNECTION_STRING = azurite.connectionString.replace(
      /127\.0\.0\.1:\d+/,
      `127.0.0.1:${silentPort}`,
    );
    const startedMs = performance.now();
    const { failed } = await harness.examine({ TABLES_CONNECTION_STRING }, { checkMs: 10_000, totalMs: 400 });
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect(failed).toEqual(['sign-in', 'tables']);
    await stop();
  });

  it('tells a store out of reach, and the feed all the same', async () => {
    await start();
    const TABLES_CONNECTION_STRING = azurite.connectionString.replace(/127\.0\.0\.1:\d+/, '127.0.0.1:9');
    const { check, failed } = await harness.examine({ TABLES_CONNECTION_STRING });
    expect(failed).toEqual(['tables']);
    expect(check('tables').detail).toContain('cannot be reached (ECONNREFUSED)');
    expect(check('permission').ok).toBe(true);
  });

  it.each([
    ['AuthorizationPermissionMismatch', 'has no role for the data of tables'],
    ['AuthorizationFailure', 'its firewall, or a role that is missing'],
    ['KeyBasedAuthenticationNotPermitted', 'takes no account keys'],
  ])('tells a store that refuses with %s', async (code, what) => {
    await start();
    proxy.refuse = () => code;
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['tables']);
    expect(check('tables').detail).toContain(what);
  });

  it('tells the rights that a poll would miss, and that evidence cannot be changed', async () => {
    await startPolled();
    const { coverage, prefix } = harness.names;
    proxy.refuse = ({ method, path }) => {
      const isUpdate = method === 'PATCH' || method === 'MERGE' || method === 'PUT';
      const isRefused = method === 'DELETE' || isUpdate || path === '/Tables' || path === `/${coverage}`;
      return isRefused && method !== 'GET' ? 'AuthorizationPermissionMismatch' : undefined;
    };
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['table rights']);
    expect(check('table rights').detail).toBe(
      `May read, but may not create tables, not insert into ${coverage}, not update ${prefix}Content, ${coverage}.`,
    );
    expect(check('evidence')).toMatchObject({ ok: true });
  });

  it('tells that polling has stopped, and the gap that grows', async () => {
    await startPolled();
    harness.clock.advance(30 * HOUR_MS);
    expect((await harness.examine()).check('last poll')).toMatchObject({
      ok: false,
      detail: 'The last poll that ran to its end began 30 h ago.',
    });
    harness.clock.advance(9 * 24 * HOUR_MS);
    const { check } = await harness.examine();
    expect(check('gaps')).toMatchObject({ ok: false, detail: expect.stringContaining('still growing') });
  });

  it('does not take a poll of a time to come for one that goes on', async () => {
    await startPolled();
    const { store, names } = harness;
    const row = await store.read(names.coverage, 'Audit.Exchange', 'coverage');
    const keys = { partitionKey: 'Audit.Exchange', rowKey: 'coverage', etag: row?.etag ?? '' };
    const lastPollAt = { type: 'DateTime' as const, value: '2027-01-01T00:00:00Z' };
    await store.merge(names.coverage, [{ ...keys, lastPollAt }]);
    expect((await harness.examine()).check('last poll')).toMatchObject({ ok: false });
  });

  it("tells tables that are another tenant's, or a newer version's, and touches neither", async () => {
    await startPolled();
    const { store, names } = harness;
    const [owner] = (await harness.rows(names.coverage)).filter(
      ({ partitionKey }) => partitionKey === 'owner',
    );
    const keys = { partitionKey: 'owner', rowKey: owner?.rowKey ?? '', etag: owner?.etag ?? '' };
    await store.merge(names.coverage, [{ ...keys, tenantId: '7e4a47a0-0000-4000-a000-00000000ffff' }]);
    const { check, failed } = await harness.examine();
    expect(failed).toEqual(['owner']);
    expect(check('owner').detail).toContain(
      'hold the records of tenant 7e4a47a0-0000-4000-a000-00000000ffff',
    );
    const coverage = await store.read(names.coverage, 'Audit.Exchange', 'coverage');
    const row = { partitionKey: 'Audit.Exchange', rowKey: 'coverage', etag: coverage?.etag ?? '' };
    await store.merge(names.coverage, [{ ...row, version: 99 }]);
    const before = await everything();
    const newer = await harness.examine();
    expect(newer.failed).toEqual(['coverage']);
    expect(newer.check('coverage').detail).toContain('written by a newer version');
    expect(await everything()).toEqual(before);
  });

  it('reads the tables alone where nothing else is set', async () => {
    await startPolled();
    const { tenant, clock, env } = harness;
    clock.set(new Date());
    const unset = Object.fromEntries(Object.keys(tenant.environment()).map((name) => [name, undefined]));
    const { checks, failed, check } = await harness.examine(unset);
    expect(check('settings').detail).toContain('left out');
    expect(check('clock')).toMatchObject({ ok: true });
    expect(checks.some(({ name }) => name === 'sign-in')).toBe(false);
    expect(check('table rights').ok).toBe(true);
    expect(failed).toEqual(expect.not.arrayContaining(['settings', 'tables', 'clock']));
    expect(env.TABLE_PREFIX).toBe(harness.names.prefix);
  });

  it('stops when a person stops it', async () => {
    await start();
    const abortSignal = AbortSignal.abort(new Error('stopped by a person'));
    await expect(harness.examine({}, { abortSignal })).rejects.toThrow('stopped by a person');
  });
});
