import { readSettings } from '../../shared/settings/readSettings';
import { SettingsFault } from '../../shared/settings/settingsFault';
import { createClientPem } from './clientPem';

const TENANT = '11111111-2222-4333-8444-555555555555';
const CLIENT = 'aaaaaaaa-2222-4333-8444-555555555555';
const IDENTITY = 'bbbbbbbb-2222-4333-8444-555555555555';
const SECRET = 'Xq8Q~a-secret-that-must-never-be-seen';

const tables = { TABLES_ENDPOINT: 'https://account.table.core.windows.net' };
const complete = {
  AZURE_TENANT_ID: TENANT,
  AZURE_CLIENT_ID: CLIENT,
  AZURE_CLIENT_SECRET: SECRET,
  ...tables,
};
const inAzure = { WEBSITE_INSTANCE_ID: 'a1b2' };

function faultOf(env: NodeJS.ProcessEnv): SettingsFault {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsFault) {
      return error;
    }
    throw error;
  }
  throw new Error('No fault was found.');
}

test('a secret and an endpoint are enough; the rest has a default', () => {
  expect(readSettings(complete)).toEqual({
    tenantId: TENANT,
    publisherId: TENANT,
    contentTypes: ['Audit.Exchange'],
    signIn: { kind: 'clientSecret', clientId: CLIENT, clientSecret: SECRET },
    activityApi: {
      host: 'https://manage.office.com',
      scope: 'https://manage.office.com/.default',
      authorityHost: 'https://login.microsoftonline.com',
      federationAudience: 'api://AzureADTokenExchange',
      isSimulated: false,
      disableInstanceDiscovery: false,
    },
    tables: { prefix: 'Audit', kind: 'endpoint', endpoint: 'https://account.table.core.windows.net' },
    pollSchedule: '17 */5 * * * *',
    ingestMode: 'inline',
    queues: undefined,
    retentionMonths: undefined,
  });
});

test('values lose the white space around them and take their regular spelling', () => {
  const settings = readSettings({
    ...complete,
    AZURE_TENANT_ID: `  ${TENANT.toUpperCase()}\n`,
    PUBLISHER_ID: IDENTITY.toUpperCase(),
    CONTENT_TYPES: 'audit.EXCHANGE, audit.general;dlp.all Audit.Exchange',
    POLL_SCHEDULE: ' */10 * * * * ',
    INGEST_MODE: ' Inline',
    RETENTION_MONTHS: '84',
    TABLE_PREFIX: 'Contoso',
    TABLES_ENDPOINT: ' https://Account.table.core.windows.net/AuditRecords202601/ ',
  });
  expect(settings).toMatchObject({
    tenantId: TENANT,
    publisherId: IDENTITY,
    contentTypes: ['Audit.Exchange', 'Audit.General', 'DLP.All'],
    pollSchedule: '*/10 * * * *',
    ingestMode: 'inline',
    retentionMonths: 84,
    tables: { prefix: 'Contoso', endpoint: 'https://account.table.core.windows.net' },
  });
});

test.each([
  ['worldwide', 'https://manage.office.com', 'https://login.microsoftonline.com', ''],
  ['GCC', 'https://manage-gcc.office.com', 'https://login.microsoftonline.com', ''],
  ['gcchigh', 'https://manage.office365.us', 'https://login.microsoftonline.us', 'USGov'],
  ['dod', 'https://manage.protection.apps.mil', 'https://login.microsoftonline.us', 'USGov'],
  ['china', 'https://manage.office365.cn', 'https://login.partner.microsoftonline.cn', 'China'],
])('M365_CLOUD=%s sets host, scope and authority together', (cloud, host, authorityHost, audience) => {
  expect(readSettings({ ...complete, M365_CLOUD: cloud }).activityApi).toEqual({
    host,
    scope: `${host}/.default`,
    authorityHost,
    federationAudience: `api://AzureADTokenExchange${audience}`,
    isSimulated: false,
    disableInstanceDiscovery: false,
  });
});

test('a simulated tenant brings its own scope, so that a real token is never sent to it', () => {
  const simulated = {
    ACTIVITY_API_URL: 'https://127.0.0.1:8443/',
    AZURE_AUTHORITY_HOST: 'https://127.0.0.1:8443',
  };
  expect(readSettings({ ...complete, ...simulated }).activityApi).toMatchObject({
    host: 'https://127.0.0.1:8443',
    scope: 'https://127.0.0.1:8443/.default',
    authorityHost: 'https://127.0.0.1:8443',
    isSimulated: true,
    disableInstanceDiscovery: true,
  });
});

test.each([
  ['nothing, in Azure', inAzure, { kind: 'managedIdentity' }],
  [
    'an identity, in Azure',
    { ...inAzure, MANAGED_IDENTITY_CLIENT_ID: IDENTITY },
    { kind: 'managedIdentity', managedIdentityClientId: IDENTITY },
  ],
  [
    'an identity, on another Azure machine',
    { MANAGED_IDENTITY_CLIENT_ID: IDENTITY },
    { kind: 'managedIdentity', managedIdentityClientId: IDENTITY },
  ],
  [
    'the same ID twice',
    { ...inAzure, AZURE_CLIENT_ID: IDENTITY.toUpperCase(), MANAGED_IDENTITY_CLIENT_ID: IDENTITY },
    { kind: 'managedIdentity', managedIdentityClientId: IDENTITY },
  ],
  [
    'a client ID alone, in Azure, as the Azure SDK names an identity',
    { ...inAzure, AZURE_CLIENT_ID: IDENTITY },
    { kind: 'managedIdentity', managedIdentityClientId: IDENTITY },
  ],
  [
    'an app registration and an identity',
    { ...inAzure, AZURE_CLIENT_ID: CLIENT, MANAGED_IDENTITY_CLIENT_ID: IDENTITY },
    { kind: 'federatedManagedIdentity', clientId: CLIENT, managedIdentityClientId: IDENTITY },
  ],
  [
    'a secret beside an identity, which is then for the tables',
    { AZURE_CLIENT_ID: CLIENT, AZURE_CLIENT_SECRET: SECRET, MANAGED_IDENTITY_CLIENT_ID: IDENTITY },
    { kind: 'clientSecret', clientId: CLIENT, clientSecret: SECRET },
  ],
  [
    'a certificate file',
    { AZURE_CLIENT_ID: CLIENT, AZURE_CLIENT_CERTIFICATE_PATH: '/certificates/client.pem' },
    { kind: 'clientCertificateFile', clientId: CLIENT, path: '/certificates/client.pem' },
  ],
])('sign-in with %s', (_, env, signIn) => {
  expect(readSettings({ AZURE_TENANT_ID: TENANT, ...tables, ...env }).signIn).toEqual(signIn);
});

test('a certificate that lost its line breaks on a settings page is put right', async () => {
  const { pem } = await createClientPem();
  const given = { AZURE_TENANT_ID: TENANT, AZURE_CLIENT_ID: CLIENT, ...tables };
  const { signIn } = readSettings({ ...given, AZURE_CLIENT_CERTIFICATE: pem.replaceAll(/\r?\n/g, ' ') });
  expect(signIn).toEqual({ kind: 'clientCertificate', clientId: CLIENT, pem });
});

test('all faults are named at once, each with its fix', () => {
  const fault = faultOf({ TABLE_PREFIX: '9', M365_CLOUD: 'mars', RETENTION_MONTHS: '0', INGEST_MODE: 'x' });
  expect(fault.faults.map(({ variable, found }) => `${variable} ${found}`)).toEqual([
    'AZURE_TENANT_ID is not set',
    "M365_CLOUD is 'mars', which names no known cloud",
    "RETENTION_MONTHS is '0', no whole number of months from 1 up",
    'AZURE_CLIENT_ID is not set',
    'AZURE_CLIENT_SECRET is not set',
    "TABLE_PREFIX is '9', no beginning of a table name",
    'TABLES_ENDPOINT is not set',
    "INGEST_MODE is 'x', which is no way to work",
  ]);
  expect(fault.message.split('\n')).toHaveLength(8);
  expect(fault.fix.split('\n')[0]).toBe(
    "Set AZURE_TENANT_ID to the tenant's ID, a GUID (Entra admin center, Overview).",
  );
});

test.each([
  ['AZURE_TENANT_ID', { AZURE_TENANT_ID: 'contoso.onmicrosoft.com' }, 'is a domain name, not a GUID'],
  ['AZURE_TENANT_ID', { AZURE_TENANT_ID: '   ' }, 'is not set'],
  ['AZURE_CLIENT_ID', { AZURE_CLIENT_ID: SECRET }, `is set (${SECRET.length} characters), but no GUID`],
  ['AZURE_CLIENT_ID', { AZURE_CLIENT_ID: '' }, 'is not set'],
  ['AZURE_CLIENT_SECRET', { AZURE_CLIENT_SECRET: '' }, 'is not set'],
  [
    'AZURE_CLIENT_SECRET',
    { AZURE_CLIENT_SECRET: '@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)' },
    'is a reference that Azure could not resolve',
  ],
  [
    'AZURE_CLIENT_SECRET',
    { AZURE_CLIENT_CERTIFICATE_PATH: 'client.pem' },
    'and a certificate, or two certificates, are set at once',
  ],
  [
    'AZURE_CLIENT_CERTIFICATE',
    { AZURE_CLIENT_SECRET: '', AZURE_CLIENT_CERTIFICATE: SECRET },
    `is set (${SECRET.length} characters), but holds no private key`,
  ],
  ['PUBLISHER_ID', { PUBLISHER_ID: 'contoso' }, 'is set (7 characters), but no GUID'],
  [
    'CONTENT_TYPES',
    { CONTENT_TYPES: 'Audit.Exchange,Audit.Mail' },
    "names what is no content type: 'Audit.Mail'",
  ],
  ['CONTENT_TYPES', { CONTENT_TYPES: SECRET }, `names what is no content type: ${SECRET.length} characters`],
  ['CONTENT_TYPES', { CONTENT_TYPES: ', ,' }, 'names none'],
  ['ACTIVITY_API_URL', { ACTIVITY_API_URL: 'http://127.0.0.1' }, 'does not begin with https://'],
  ['ACTIVITY_API_URL', { ACTIVITY_API_URL: 'https://127.0.0.1/api' }, 'holds more than a host'],
  ['AZURE_AUTHORITY_HOST', { AZURE_AUTHORITY_HOST: 'localhost' }, 'does not begin with https://'],
  [
    'ACTIVITY_API_URL',
    { ...inAzure, ACTIVITY_API_URL: 'https://127.0.0.1' },
    'is set, but this app runs in Azure, where only the real service may be asked',
  ],
  [
    'AZURE_AUTHORITY_HOST',
    { WEBSITE_POD_NAME: 'pod', AZURE_AUTHORITY_HOST: 'https://127.0.0.1' },
    'is set, but this app runs in Azure, where only the real sign-in may be asked',
  ],
  ['POLL_SCHEDULE', { POLL_SCHEDULE: '00:05:00' }, "is '00:05:00', no NCRONTAB expression of 5 or 6 fields"],
  ['POLL_SCHEDULE', { POLL_SCHEDULE: '* * * *' }, "is '* * * *', no NCRONTAB expression of 5 or 6 fields"],
  ['RETENTION_MONTHS', { RETENTION_MONTHS: '1.5' }, "is '1.5', no whole number of months from 1 up"],
  [
    'NODE_TLS_REJECT_UNAUTHORIZED',
    { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    'is 0, which lets anyone on the line read and change everything',
  ],
  [
    'MANAGED_IDENTITY_CLIENT_ID',
    { MANAGED_IDENTITY_CLIENT_ID: 'my-identity' },
    'is set (11 characters), but no GUID',
  ],
])('%s: %j', (variable, env, found) => {
  const fault = faultOf({ ...complete, ...env });
  expect(fault.faults).toEqual([{ variable, found, fix: expect.any(String) }]);
  expect(`${fault.message} ${fault.fix}`).not.toContain(SECRET);
});
