import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { ActivityApi } from '../../shared/activityApi/activityApi';
import { createActivityApi } from '../../shared/activityApi/createActivityApi';
import { listingWindows } from '../../shared/activityApi/listingWindows';
import { readSettings } from '../../shared/settings/readSettings';
import { activityApiCredential } from '../../shared/signIn/activityApiCredential';
import { createAccessTokens } from '../../shared/signIn/createAccessTokens';
import { createAdjustableClock } from '../tenant/adjustableClock';
import { createClientCertificate } from '../tenant/signIn/clientCertificate';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';

const HOUR_MS = 3_600_000;
const clock = createAdjustableClock();
let tenant: Tenant;
let clientPem: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'activity-api-'));
  const certificate = await createClientCertificate();
  clientPem = certificate.pem;
  tenant = await startTenant({
    clock,
    pageSize: 3,
    subscribed: ['Audit.Exchange'],
    clientCertificates: [certificate.certificatePem],
  });
  setDefaultCACertificates([...getCACertificates(), tenant.certificatePem]);
});
afterAll(async () => {
  await tenant.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  tenant.faults.clear();
  expect(tenant.violations).toEqual([]);
});

const tables = { TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true' };

function connect(change: Record<string, string> = {}): ActivityApi {
  const settings = readSettings({ ...tenant.environment(), ...tables, ...change });
  const tokens = createAccessTokens({
    createCredential: () => activityApiCredential(settings),
    scope: settings.activityApi.scope,
    authorityHost: settings.activityApi.authorityHost,
    clock,
  });
  const { tenantId, publisherId, activityApi } = settings;
  return createActivityApi({
    settings: { ...activityApi, tenantId, publisherId },
    tokens,
    clock,
    random: () => 0.01,
    stallTimeoutMs: 200,
    requestTimeoutMs: 2_000,
  });
}

async function listed(api: ActivityApi): Promise<string[]> {
  const now = clock.now();
  const { windows } = listingWindows({ from: new Date(now.getTime() - 48 * HOUR_MS), to: now }, now);
  const ids: string[] = [];
  for (const window of windows) {
    for await (const items of api.listContent('Audit.Exchange', window)) {
      ids.push(...items.map(({ contentId }) => contentId));
    }
  }
  return ids;
}

async function text(api: ActivityApi, contentId: string): Promise<string> {
  const { chunks } = await api.fetchContent({ contentId });
  const received: Uint8Array[] = [];
  for await (const chunk of chunks) {
    received.push(chunk);
  }
  return Buffer.concat(received).toString();
}

function publish(count: number): string[] {
  const nowMs = clock.now().getTime();
  return Array.from({ length: count }, (_, index) => {
    const contentCreated = new Date(nowMs - (40 - index) * HOUR_MS);
    return tenant.publish(Buffer.from(`[{"n":${index}}]`), { contentCreated }).contentId;
  });
}

test.each([
  ['a secret', async () => ({})],
  [
    'a certificate as text',
    async () => ({ AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE: clientPem.replaceAll('\n', '\\n') }),
  ],
  [
    'a certificate file',
    async () => {
      const path = join(folder, 'client.pem');
      await writeFile(path, clientPem);
      return { AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE_PATH: path };
    },
  ],
])('signs in with %s', async (_, change) => {
  const api = connect(await change());
  expect(await api.listSubscriptions()).toEqual([{ contentType: 'Audit.Exchange', status: 'enabled' }]);
  expect(Math.abs(api.clockSkewMs ?? Number.NaN)).toBeLessThan(5_000);
});

test.each([
  [{ AZURE_CLIENT_SECRET: 'wrong' }, 'AADSTS7000215'],
  [{ AZURE_CLIENT_ID: '99999999-0000-4000-a000-000000000000' }, 'AADSTS700016'],
  [{ AZURE_TENANT_ID: '99999999-0000-4000-a000-000000000000' }, 'AADSTS90002'],
])('a refused sign-in names what to mend: %j', async (change, code) => {
  await expect(connect(change).listSubscriptions()).rejects.toMatchObject({
    name: 'OperatorFault',
    message: expect.stringContaining(code),
  });
});

test('starts what is missing, and knows what was on already', async () => {
  const api = connect();
  expect(await api.startSubscription('Audit.General')).toBe('started');
  const subscriptions = await api.listSubscriptions();
  expect(subscriptions.map(({ contentType }) => contentType)).toContain('Audit.General');
});

test('lists every page of every window, and fetches each blob byte by byte', async () => {
  const ids = publish(8);
  const api = connect();
  expect(await listed(api)).toEqual(ids);
  expect(await Promise.all(ids.map((id) => text(api, id)))).toEqual(
    ids.map((_, index) => `[{"n":${index}}]`),
  );
});

test.each([
  [{ nextPageUriHost: 'stranger' as const, contentUriHost: 'stranger' as const }],
  [{ nextPageUriHeaderName: 'NextPageUrl' as const }],
  [{ nextPageUriHeaderName: 'nextpageuri' as const, contentUriHost: 'http-localhost' as const }],
  [{ emptyPageWithNext: true }],
  [{ bodyWithBom: true, compressed: true }],
  [{ contentTypeSpelledOtherwise: true }],
])('lists and fetches all the same with %j', async (fault) => {
  const api = connect();
  const before = await listed(api);
  tenant.faults.set(fault);
  const ids = await listed(api);
  expect(ids).toEqual(before);
  expect(await text(api, ids[0] ?? '')).toContain('"n"');
  expect(tenant.strangerRequests).toEqual([]);
});

test('a listing survives void page tokens', async () => {
  const api = connect();
  const before = await listed(api);
  tenant.faults.set({ nextPageTokenRejectedTimes: 2 });
  expect(new Set(await listed(api))).toEqual(new Set(before));
});

test('a redirected blob is a fault, and nobody else sees the token', async () => {
  const api = connect();
  const [id = ''] = await listed(api);
  tenant.faults.set({ redirectBlobs: true });
  await expect(api.fetchContent({ contentId: id })).rejects.toMatchObject({ decision: 'retry' });
  expect(tenant.strangerRequests).toEqual([]);
});

test('requests that fail now and then do no harm', async () => {
  const api = connect();
  const before = await listed(api);
  const kinds = ['403-AF429', '500', '503', 'AF50000', 'reset', 'html-502', '408'] as const;
  tenant.faults.set({ requestsFail: { rate: 1, kinds: [...kinds], times: 4, operations: ['listContent'] } });
  expect(await listed(api)).toEqual(before);
});

test.each([
  ['truncated-body', 'transfer-cut'],
  ['stall', 'transfer-stalled'],
] as const)('a blob with %s is a fault of the transfer', async (kind, code) => {
  const api = connect();
  const [id = ''] = await listed(api);
  tenant.faults.set({ requestsFail: { rate: 1, kinds: [kind], operations: ['fetchContent'] } });
  await expect(text(api, id)).rejects.toMatchObject({ decision: 'retry', code });
});

test('a token that ends in the middle of a poll is renewed', async () => {
  const api = connect();
  await listed(api);
  tenant.faults.set({ requestsFail: { rate: 1, kinds: ['401'], times: 1, operations: ['listContent'] } });
  const tokensBefore = tenant.requests.token ?? 0;
  expect((await listed(api)).length).toBeGreaterThan(0);
  expect(tenant.requests.token).toBe(tokensBefore + 1);
});

test('tokens that end again and again in the middle of a poll are renewed each time', async () => {
  const api = connect();
  const expected = await listed(api);
  for (let times = 1; times <= 3; times++) {
    tenant.faults.set({ requestsFail: { rate: 1, kinds: ['401'], times: 1, operations: ['listContent'] } });
    const tokensBefore = tenant.requests.token ?? 0;
    expect(await listed(api)).toEqual(expected);
    expect(tenant.requests.token).toBe(tokensBefore + 1);
  }
});

test('a sign-in host that is asked too much for a moment does no harm', async () => {
  tenant.faults.set({ requestsFail: { rate: 1, kinds: ['429'], times: 1, operations: ['token'] } });
  expect(await connect().listSubscriptions()).not.toEqual([]);
});

test.each([
  [{ rolesMissing: true }, 'AF10001'],
  [{ tenantWithoutLicence: true }, 'AF20012'],
])('%j needs a person', async (fault, code) => {
  tenant.faults.set(fault);
  await expect(connect().listSubscriptions()).rejects.toMatchObject({ decision: 'stop', code });
});

test('auditing that is off is told by a start', async () => {
  tenant.faults.set({ auditingOff: true });
  await expect(connect().startSubscription('DLP.All')).rejects.toMatchObject({
    decision: 'stop',
    code: 'auditing-off',
  });
});
