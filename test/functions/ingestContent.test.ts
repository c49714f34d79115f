import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppTerminateContext, app, InvocationContext } from '@azure/functions';
import { ingestContent } from '../../functions/ingestContent';
import { refusePoisonContent } from '../../functions/refusePoisonContent';
import { QUEUE_NAMES } from '../../shared/contentQueue/queueNames';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { startWorkHarness, type WorkHarness } from '../worker/workHarness';

jest.mock('@azure/functions', () => ({
  ...jest.requireActual('@azure/functions'),
  app: { storageQueue: jest.fn(), hook: { appTerminate: jest.fn() } },
}));

const registrations = jest.mocked(app.storageQueue).mock.calls;
const terminate = jest.mocked(app.hook.appTerminate).mock.calls.map(([hook]) => hook);
const HOUR_MS = 60 * 60_000;

describe('ingestContent', () => {
  const before = process.env;
  let azurite: Azurite;
  let harness: WorkHarness;
  beforeAll(async () => {
    azurite = await startAzurite({ queues: true });
    harness = await startWorkHarness(azurite);
    process.env = { ...harness.env };
  });
  afterAll(async () => {
    process.env = before;
    await azurite.stop();
    await harness.stop();
  });

  async function claims(records: number): Promise<unknown[]> {
    // Time for the sweep to look at all of it again.
    harness.clock.advance(7 * HOUR_MS);
    const to = new Date(harness.clock.now().getTime() - 2 * HOUR_MS);
    publishGenerated(harness.tenant, { seed: `function ${records}`, count: records, recordsPerBlob: 5, to });
    await harness.poll();
    const received = await harness.queue.receive({ limit: 32, hiddenForMs: HOUR_MS });
    // As the host hands them over.
    return received.map(({ text }) => JSON.parse(Buffer.from(text, 'base64').toString()));
  }

  async function invoke(
    handler: typeof ingestContent,
    message: unknown,
    dequeueCount = 1,
  ): Promise<{ error: unknown; log: string[] }> {
    const log: string[] = [];
    const context = new InvocationContext({
      logHandler: (level, ...args) => void log.push(`${level}: ${args.join(' ')}`),
      triggerMetadata: { dequeueCount },
    });
    const error = await handler(message, context).catch((thrown: unknown) => thrown);
    return { error, log };
  }

  it('listens to the queue that polls write to, and to what the host sets aside', () => {
    const connection = 'AzureWebJobsStorage';
    expect(registrations).toEqual([
      ['ingestContent', { queueName: QUEUE_NAMES.content, connection, handler: ingestContent }],
      ['refusePoisonContent', { queueName: QUEUE_NAMES.poison, connection, handler: refusePoisonContent }],
    ]);
    expect(QUEUE_NAMES.poison).toBe(`${QUEUE_NAMES.content}-poison`);
  });

  it('takes content whose message it is given, many at once', async () => {
    const messages = await claims(50);
    const ended = await Promise.all(messages.map((message) => invoke(ingestContent, message)));
    expect(ended).toEqual(messages.map(() => ({ error: undefined, log: [] })));
    expect(await harness.records()).toHaveLength(50);
    expect(await harness.poll()).toMatchObject({ complete: true });
  });

  it('drops what leads to nothing, and says only how long it is', async () => {
    expect(await invoke(ingestContent, 'https://elsewhere.example')).toEqual({
      error: undefined,
      log: ['warning: A message of 25 characters is not understood; it was dropped.'],
    });
  });

  it('writes down content whose message failed too often as a gap', async () => {
    const [message] = await claims(5);
    const { error, log } = await invoke(refusePoisonContent, message);
    expect(error).toBeUndefined();
    expect(log).toEqual([
      expect.stringMatching(/^error: \{"event":"auditContentPoisoned","note":"A content blob/),
    ]);
    expect(await invoke(refusePoisonContent, message)).toEqual({ error: undefined, log: [] });
    expect(await harness.poll()).toMatchObject({ backlog: 0 });
  });

  it('is repeated by the host as the code expects it', () => {
    const host = JSON.parse(readFileSync(join(__dirname, '../../host.json'), 'utf8'));
    expect(host.extensions.queues).toEqual({
      batchSize: 32,
      newBatchThreshold: 16,
      maxDequeueCount: 5,
      visibilityTimeout: '00:01:00',
      messageEncoding: 'base64',
    });
  });

  // The last one: there is no life after it.
  it('leaves a row that tells of what it did when the app is shut down', async () => {
    for (const hook of terminate) await hook(new AppTerminateContext());
    const ingests = (await harness.rows(harness.names.coverage)).filter(({ partitionKey }) =>
      partitionKey.startsWith('ingest_'),
    );
    expect(ingests.map(({ stored, inserted, refused }) => ({ stored, inserted, refused }))).toEqual([
      { stored: 10, inserted: 50, refused: 1 },
    ]);
  });
});
