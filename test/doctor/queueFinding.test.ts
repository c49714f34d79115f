import { openContentQueue } from '../../shared/contentQueue/openContentQueue';
import { queueFinding } from '../../shared/doctor/queueFinding';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { startDoctorHarness } from './doctorHarness';

const HOUR_MS = 60 * 60_000;
const abortSignal = new AbortController().signal;

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite({ queues: true });
});
afterAll(() => azurite.stop());

const credential = () => {
  throw new TypeError('a connection string needs no credential');
};

test('says how much waits, and makes no queue', async () => {
  const settings = { kind: 'connectionString', connectionString: azurite.connectionString } as const;
  const find = async () => (await queueFinding(settings, { runsInAzure: false, abortSignal })).checks;
  expect(await find()).toMatchObject([{ name: 'queue', ok: null }]);
  expect(await find()).toMatchObject([{ name: 'queue', ok: null }]);
  await openContentQueue(settings, { credential }).send('x', { hiddenForMs: 0, keptForMs: HOUR_MS });
  expect(await find()).toEqual([
    {
      name: 'queue',
      ok: true,
      detail: 'exchange-audit-content answers: about 1 messages wait for workers.',
      fix: undefined,
    },
  ]);
});

test('doctor looks at the queue in queue mode alone, and names what is wrong with its settings', async () => {
  const harness = await startDoctorHarness(azurite);
  try {
    const inline = await harness.examine();
    expect(inline.checks.map(({ name }) => name)).not.toContain('queue');
    const queued = await harness.examine({ INGEST_MODE: 'queue' });
    expect(queued.check('queue').ok).toBe(true);
    const refused = await harness.examine({
      INGEST_MODE: 'queue',
      QUEUES_CONNECTION_STRING: azurite.connectionString.replace(/Key=[^;]+/, 'Key=a2V5a2V5a2V5'),
    });
    expect(refused.check('queue')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('refuses access'),
    });
    const wrong = await harness.examine({ QUEUES_ENDPOINT: 'https://a.table.core.windows.net' });
    expect(wrong.check('setting QUEUES_ENDPOINT').ok).toBe(false);
  } finally {
    await harness.stop();
  }
});
