import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ClientCertificateCredential, ClientSecretCredential } from '@azure/identity';
import { createAdjustableClock } from './adjustableClock';
import { askTenant } from './askTenant';
import { createClientCertificate } from './signIn/clientCertificate';
import { startTenant } from './startTenant';
import type { Tenant } from './tenant';

const run = promisify(execFile);
const clock = createAdjustableClock();
let tenant: Tenant;
let certificatePem: string;

beforeAll(async () => {
  const certificate = await createClientCertificate();
  certificatePem = certificate.pem;
  tenant = await startTenant({ clock, clientCertificates: [certificate.certificatePem] });
});
afterAll(() => tenant.stop());

const options = () => ({
  authorityHost: tenant.url,
  disableInstanceDiscovery: true,
  tlsOptions: { ca: tenant.certificatePem },
  retryOptions: { maxRetries: 0 },
});
const scope = () => `${tenant.url}/.default`;
const feed = (operation: string) =>
  `/api/v1.0/${tenant.tenantId}/activity/feed/${operation}?PublisherIdentifier=${tenant.tenantId}`;

async function askToken(version: 1 | 2, form: Record<string, string>, tenantName = tenant.tenantId) {
  const path = version === 2 ? 'oauth2/v2.0/token' : 'oauth2/token';
  const reply = await askTenant(tenant, `/${tenantName}/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form).toString(),
  });
  return { status: reply.status, body: JSON.parse(reply.text) };
}
const goodForm = () => ({
  grant_type: 'client_credentials',
  client_id: tenant.clientId,
  client_secret: 'simulated-secret',
});

test('the credential of @azure/identity signs in with a secret and the feed takes its token', async () => {
  const credential = new ClientSecretCredential(
    tenant.tenantId,
    tenant.clientId,
    'simulated-secret',
    options(),
  );
  const { token } = await credential.getToken(scope());
  const reply = await askTenant(tenant, feed('subscriptions/list'), { token });
  expect([reply.status, reply.text]).toEqual([200, '[]']);
});

test('the credential of @azure/identity signs in with a certificate', async () => {
  const credential = new ClientCertificateCredential(
    tenant.tenantId,
    tenant.clientId,
    { certificate: certificatePem },
    options(),
  );
  const { token } = await credential.getToken(scope());
  expect((await askTenant(tenant, feed('subscriptions/list'), { token })).status).toBe(200);
});

test('a certificate that is not registered is refused', async () => {
  const stranger = await createClientCertificate();
  const credential = new ClientCertificateCredential(
    tenant.tenantId,
    tenant.clientId,
    { certificate: stranger.pem },
    options(),
  );
  await expect(credential.getToken(scope())).rejects.toThrow('AADSTS700027');
});

test('a process of its own trusts the tenant through NODE_EXTRA_CA_CERTS alone', async () => {
  const script = `
    const { ClientSecretCredential } = require('@azure/identity');
    const { AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_AUTHORITY_HOST, ACTIVITY_API_URL } = process.env;
    new ClientSecretCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, { authorityHost: AZURE_AUTHORITY_HOST, disableInstanceDiscovery: true })
      .getToken(ACTIVITY_API_URL + '/.default').then(({ token }) => console.log(token.split('.').length));`;
  const { stdout } = await run(process.execPath, ['-e', script], {
    env: { ...process.env, ...tenant.environment() },
  });
  expect(stdout.trim()).toBe('3');
});

test('the token says what Entra ID would say', async () => {
  const { body } = await askToken(2, { ...goodForm(), scope: scope() });
  const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
  expect(claims).toMatchObject({
    aud: tenant.url,
    tid: tenant.tenantId,
    appid: tenant.clientId,
    roles: ['ActivityFeed.Read', 'ActivityFeed.ReadDlp'],
  });
  expect(claims.exp - claims.iat).toBe(3599);
});

test('the v1 endpoint gives its numbers as text', async () => {
  const { status, body } = await askToken(1, { ...goodForm(), resource: tenant.url });
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: '3599', resource: tenant.url });
});

test.each([
  ['wrong secret', { client_secret: 'no' }, undefined, 7000215, 401],
  ['unknown application', { client_id: '99999999-0000-4000-a000-000000000000' }, undefined, 700016, 400],
  ['unknown tenant', {}, '99999999-0000-4000-a000-000000000000', 90002, 400],
  ['unknown resource', { scope: 'https://graph.microsoft.com/.default' }, undefined, 500011, 400],
])('%s is refused with its AADSTS code', async (_, change, tenantName, code, status) => {
  const answer = await askToken(2, { ...goodForm(), scope: scope(), ...change }, tenantName);
  expect(answer.status).toBe(status);
  expect(answer.body.error_codes).toEqual([code]);
  expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
});

test('an expired secret is refused', async () => {
  tenant.registerApplication({
    clientId: '11111111-0000-4000-a000-000000000000',
    secret: 'old',
    secretExpires: new Date(clock.now().getTime() - 1000),
    certificates: [],
    roles: ['ActivityFeed.Read'],
  });
  const form = {
    ...goodForm(),
    client_id: '11111111-0000-4000-a000-000000000000',
    client_secret: 'old',
    scope: scope(),
  };
  expect((await askToken(2, form)).body.error_codes).toEqual([7000222]);
});

test('a token ends with the tenant clock', async () => {
  const { body } = await askToken(2, { ...goodForm(), scope: scope() });
  const ask = async () =>
    (await askTenant(tenant, feed('subscriptions/list'), { token: body.access_token })).status;
  expect(await ask()).toBe(200);
  clock.advance(3600_000);
  expect(await ask()).toBe(401);
});

test('a token for the host of another cloud shows an empty permission set', async () => {
  const { body } = await askToken(2, { ...goodForm(), scope: 'https://manage.office365.us/.default' });
  const reply = await askTenant(tenant, feed('subscriptions/list'), { token: body.access_token });
  expect(reply.status).toBe(401);
  expect(JSON.parse(reply.text).error).toEqual({
    code: 'AF10001',
    message: 'The permission set () sent in the request does not include the expected permission.',
  });
});
