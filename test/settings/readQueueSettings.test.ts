import { readQueueSettings } from '../../shared/settings/readQueueSettings';
import { SettingsFault } from '../../shared/settings/settingsFault';

const ACCOUNT = 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5a2V5a2V5';
const whole = `${ACCOUNT};EndpointSuffix=core.windows.net`;
const tablesAlone = `${ACCOUNT};TableEndpoint=http://127.0.0.1:10002/a`;
const IDENTITY = '11111111-2222-3333-4444-555555555555';

test.each([
  ['nothing', {}, undefined],
  ['inline mode, whatever the tables', { TABLES_CONNECTION_STRING: whole }, undefined],
  [
    'an address',
    { INGEST_MODE: 'Queue', QUEUES_ENDPOINT: ' https://a.queue.core.windows.net/ ' },
    { kind: 'endpoint', endpoint: 'https://a.queue.core.windows.net' },
  ],
  [
    'an address and an identity',
    { QUEUES_ENDPOINT: 'https://a.queue.core.windows.net', MANAGED_IDENTITY_CLIENT_ID: IDENTITY },
    { kind: 'endpoint', endpoint: 'https://a.queue.core.windows.net', managedIdentityClientId: IDENTITY },
  ],
  [
    'a connection string of its own',
    { INGEST_MODE: 'queue', QUEUES_CONNECTION_STRING: whole, TABLES_CONNECTION_STRING: tablesAlone },
    { kind: 'connectionString', connectionString: whole },
  ],
  [
    "the tables' connection string, which serves queues as well",
    { INGEST_MODE: 'queue', TABLES_CONNECTION_STRING: whole },
    { kind: 'connectionString', connectionString: whole },
  ],
  [
    "the emulator's",
    { INGEST_MODE: 'queue', TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true' },
    { kind: 'connectionString', connectionString: 'UseDevelopmentStorage=true' },
  ],
])('%s', (_, env, settings) => {
  expect(readQueueSettings(env)).toEqual(settings);
});

test.each([
  [{ INGEST_MODE: 'queue' }, 'QUEUES_ENDPOINT is not set, but INGEST_MODE is queue.'],
  [
    { INGEST_MODE: 'queue', TABLES_ENDPOINT: 'https://a.table.core.windows.net' },
    'QUEUES_ENDPOINT is not set, but INGEST_MODE is queue.',
  ],
  [
    { INGEST_MODE: 'queue', TABLES_CONNECTION_STRING: tablesAlone },
    'QUEUES_CONNECTION_STRING is not set, and TABLES_CONNECTION_STRING does not say where the queues are.',
  ],
  [
    { QUEUES_CONNECTION_STRING: tablesAlone },
    `QUEUES_CONNECTION_STRING is set (${tablesAlone.length} characters), but lacks EndpointSuffix.`,
  ],
  [
    { QUEUES_ENDPOINT: 'https://a.table.core.windows.net' },
    'QUEUES_ENDPOINT is the address of another service (table).',
  ],
  [
    { QUEUES_ENDPOINT: 'https://a.queue.core.windows.net', QUEUES_CONNECTION_STRING: whole },
    'QUEUES_CONNECTION_STRING is set beside QUEUES_ENDPOINT, so that it is not clear which queue counts.',
  ],
  [{ INGEST_MODE: 'stack' }, "INGEST_MODE is 'stack', which is no way to work."],
])('refused: %j', (env, message) => {
  const read = () => readQueueSettings(env);
  expect(read).toThrow(SettingsFault);
  expect(read).toThrow(message);
});

test('a connection string is never shown', () => {
  const env = { INGEST_MODE: 'queue', TABLES_CONNECTION_STRING: tablesAlone };
  expect(() => readQueueSettings(env)).not.toThrow('a2V5a2V5a2V5');
});
