import { waitingMessages } from '../../cli/waitingMessages';
import { openContentQueue } from '../../shared/contentQueue/openContentQueue';
import { type Azurite, startAzurite } from '../azurite/startAzurite';

const HOUR_MS = 60 * 60_000;
const abortSignal = new AbortController().signal;
const credential = () => {
  throw new TypeError('a connection string needs no credential');
};

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite({ queues: true });
});
afterAll(() => azurite.stop());

test('says about how much waits, and nothing where there is no queue', async () => {
  const { connectionString } = azurite;
  const env = { INGEST_MODE: 'queue', TABLES_CONNECTION_STRING: connectionString };
  expect(await waitingMessages({ env, abortSignal })).toBeUndefined();
  const queue = openContentQueue({ kind: 'connectionString', connectionString }, { credential });
  await queue.send('x', { hiddenForMs: 0, keptForMs: HOUR_MS });
  expect(await waitingMessages({ env, abortSignal })).toBe(1);
  const inline = { TABLES_CONNECTION_STRING: connectionString };
  expect(await waitingMessages({ env: inline, abortSignal })).toBeUndefined();
});

test.each([
  ['it cannot be reached', /QueueEndpoint=http:\/\/127\.0\.0\.1:\d+/, 'QueueEndpoint=http://127.0.0.1:9'],
  ['it refuses', /Key=[^;]+/, 'Key=a2V5a2V5a2V5'],
  ['its setting is wrong', /^/, 'nonsense;AccountName='],
])('is no reason to fail where %s', async (_, pattern, replacement) => {
  const QUEUES_CONNECTION_STRING = azurite.connectionString.replace(pattern, replacement);
  const env = { INGEST_MODE: 'queue', QUEUES_CONNECTION_STRING };
  expect(await waitingMessages({ env, abortSignal })).toBeUndefined();
});
