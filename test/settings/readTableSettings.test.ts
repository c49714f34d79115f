import { readTableSettings } from '../../shared/settings/readTableSettings';

const IDENTITY = 'bbbbbbbb-2222-4333-8444-555555555555';

test.each([
  [
    { TABLES_ENDPOINT: 'https://a.table.core.windows.net' },
    { prefix: 'Audit', kind: 'endpoint', endpoint: 'https://a.table.core.windows.net' },
  ],
  [
    {
      TABLES_ENDPOINT: 'https://a.table.core.windows.net',
      TABLES_CONNECTION_STRING: ' ',
      TABLE_PREFIX: 'T1',
      MANAGED_IDENTITY_CLIENT_ID: IDENTITY,
    },
    {
      prefix: 'T1',
      kind: 'endpoint',
      endpoint: 'https://a.table.core.windows.net',
      managedIdentityClientId: IDENTITY,
    },
  ],
  [
    { TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true', AZURE_TENANT_ID: 'no GUID' },
    { prefix: 'Audit', kind: 'connectionString', connectionString: 'UseDevelopmentStorage=true' },
  ],
])('%j', (env, settings) => {
  expect(readTableSettings(env)).toEqual(settings);
});

const endpoint = { TABLES_ENDPOINT: 'https://a.table.core.windows.net' };

test.each([
  [{}, 'TABLES_ENDPOINT is not set.'],
  [
    { ...endpoint, TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true' },
    'TABLES_CONNECTION_STRING is set beside TABLES_ENDPOINT, so that it is not clear which store counts.',
  ],
  [
    { ...endpoint, TABLE_PREFIX: 'A'.repeat(51) },
    'TABLE_PREFIX is 51 characters, no beginning of a table name.',
  ],
  [{ ...endpoint, TABLE_PREFIX: 'Audit-' }, "TABLE_PREFIX is 'Audit-', no beginning of a table name."],
  [
    { ...endpoint, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    'NODE_TLS_REJECT_UNAUTHORIZED is 0, which lets anyone on the line read and change everything.',
  ],
])('%j: %s', (env, message) => {
  expect(() => readTableSettings(env)).toThrow(new Error(message));
});

test('the longest prefix leaves room for every table name', () => {
  const prefix = 'A'.repeat(50);
  expect(readTableSettings({ ...endpoint, TABLE_PREFIX: prefix }).prefix).toBe(prefix);
  expect(`${prefix}RecordsYYYYMM`).toHaveLength(63);
});
