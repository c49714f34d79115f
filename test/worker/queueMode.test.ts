import { claimText } from '../../shared/contentQueue/contentClaim';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { textOf } from '../ingest/pollHarness';
import { publishGenerated } from '../tenant/publishGenerated';
import { startWorkHarness, type WorkHarness } from './workHarness';

const HOUR_MS = 60 * 60_000;

let azurite: Azurite;
let harness: WorkHarness;
beforeAll(async () => {
  azurite = await startAzurite({ queues: true });
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  harness = await startWorkHarness(azurite);
});
afterEach(async () => {
  await harness.purge();
  expect(harness.tenant.violations).toEqual([]);
  await harness.stop();
});

function publish(count: number, recordsPerBlob = 10) {
  const to = new Date(harness.clock.now().getTime() - 2 * HOUR_MS);
  return publishGenerated(harness.tenant, { seed: 7, count, recordsPerBlob, to });
}

async function expectAllStored(): Promise<void> {
  const stored = await harness.records();
  const truth = [...harness.tenant.truth.records()];
  expect(stored).toHaveLength(truth.length);
  expect(new Set(stored.map(textOf))).toEqual(new Set(truth.map(({ text }) => text)));
}

const fetched = () => harness.tenant.requests.fetchContent ?? 0;

test('the poll lists and hands over, workers store every record once, byte for byte; the next poll is complete', async () => {
  publish(600);
  expect(await harness.poll()).toMatchObject({
    listed: 60,
    queued: 60,
    stored: 0,
    backlog: 60,
    complete: false,
  });
  expect(fetched()).toBe(0);
  expect(await harness.queue.count()).toBe(60);

  const worked = await Promise.all([harness.work(), harness.work()]);
  expect(worked[0].stored + worked[1].stored).toBe(60);
  expect(worked[0].inserted + worked[1].inserted).toBe(600);
  expect(await harness.queue.count()).toBe(0);
  await expectAllStored();

  expect(await harness.poll()).toMatchObject({
    listed: 0,
    queued: 0,
    records: 0,
    backlog: 0,
    complete: true,
  });
  expect(fetched()).toBe(60);
});

test('a message is a ledger key and nothing else', async () => {
  publish(10);
  await harness.poll();
  const [message] = await harness.queue.receive({ limit: 1, hiddenForMs: 1_000 });
  if (!message) throw new Error('a poll sends one message a content');
  // What stays hidden is counted by the next test.
  await harness.queue.delete(message);
  const claim = JSON.parse(Buffer.from(message.text, 'base64').toString());
  const [row] = await harness.rows(harness.names.content);
  expect(claim).toEqual({
    table: harness.names.content,
    partitionKey: row?.partitionKey,
    rowKey: row?.rowKey,
  });
});

test('what is told of is not told of again by every poll, but once its message is gone', async () => {
  publish(20);
  await harness.poll();
  expect(await harness.poll()).toMatchObject({ queued: 0, backlog: 2 });
  expect(await harness.purge()).toBe(2);
  harness.clock.advance(30 * 60_000);
  expect(await harness.poll()).toMatchObject({ queued: 0, backlog: 2 });
  harness.clock.advance(31 * 60_000);
  expect(await harness.poll()).toMatchObject({ queued: 2, backlog: 2 });
  expect(await harness.work()).toMatchObject({ stored: 2, inserted: 20 });
  await expectAllStored();
});

test('what is not listed in the ledger is dropped, never fetched', async () => {
  publish(10);
  await harness.poll();
  await harness.work();
  const before = fetched();
  const [row] = await harness.rows(harness.names.content);
  const { partitionKey = '', rowKey = '' } = row ?? {};
  const table = harness.names.content;
  const texts = [
    claimText({ table, partitionKey, rowKey }),
    claimText({ table, partitionKey, rowKey: 'made$up' }),
    claimText({ table: 'OtherContent', partitionKey, rowKey }),
    'no message of ours',
    Buffer.from('{"url":"https://elsewhere.example"}').toString('base64'),
  ];
  for (const text of texts) await harness.queue.send(text, { hiddenForMs: 0, keptForMs: HOUR_MS });
  expect(await harness.work()).toMatchObject({ dropped: 5, taken: 0, stored: 0, left: 0 });
  expect(fetched()).toBe(before);
  expect(await harness.queue.count()).toBe(0);
  expect(harness.logged.filter((line) => line.includes('was dropped'))).toHaveLength(3);
  expect(harness.logged.join()).not.toContain('elsewhere');
});

test('the same content by two messages at once is taken once', async () => {
  publish(10);
  await harness.poll();
  const [message] = await harness.queue.receive({ limit: 1, hiddenForMs: HOUR_MS });
  if (!message) throw new Error('a poll sends one message a content');
  await harness.queue.extend(message, { hiddenForMs: 0 });
  await harness.queue.send(message.text, { hiddenForMs: 0, keptForMs: HOUR_MS });
  expect(await harness.work()).toMatchObject({ stored: 1, inserted: 10, duplicates: 0 });
  expect(fetched()).toBe(1);
});

test('content that fails waits for its pause and is told of again by the poll', async () => {
  publish(20);
  await harness.poll();
  harness.tenant.faults.set({
    requestsFail: { rate: 1, kinds: ['short-body'], operations: ['fetchContent'] },
  });
  expect(await harness.work()).toMatchObject({ taken: 2, stored: 0, left: 0 });
  expect(await harness.queue.count()).toBe(0);
  harness.tenant.faults.clear();
  harness.clock.advance(60_000);
  expect(await harness.poll()).toMatchObject({ queued: 2, backlog: 2 });
  expect(await harness.work()).toMatchObject({ stored: 2, inserted: 20 });
  expect(await harness.poll()).toMatchObject({ complete: true });
  await expectAllStored();
});

test('a message that came too often is refused content and a gap, and made up for by a poll', async () => {
  publish(10);
  await harness.poll();
  for (let times = 1; times <= 5; times++) {
    expect(await harness.queue.receive({ limit: 1, hiddenForMs: 1_000 })).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  }
  expect(await harness.work()).toMatchObject({
    poison: 1,
    refused: 1,
    stored: 0,
    gaps: [{ reason: 'refused' }],
  });
  expect(fetched()).toBe(0);
  expect(await harness.queue.count()).toBe(0);
  const [row] = await harness.rows(harness.names.content);
  expect(row).toMatchObject({ state: 'refused', lastError: 'poison' });
  harness.clock.advance(16 * 60_000);
  expect(await harness.poll()).toMatchObject({ stored: 1, inserted: 10, complete: true });
  await expectAllStored();
}, 60_000);

test('a worker that is stopped gives its messages back, and the next one takes them', async () => {
  publish(300, 5);
  await harness.poll();
  const stop = new AbortController();
  const working = harness.work({ abortSignal: stop.signal });
  setTimeout(() => stop.abort(new Error('stopped')), 300);
  const stopped = await working;
  const rest = await harness.work();
  expect(stopped.stored + rest.stored).toBeGreaterThanOrEqual(60);
  await expectAllStored();
  expect(await harness.poll()).toMatchObject({ complete: true, backlog: 0 });
});

test('a queue out of reach fails the poll once everything is listed; the next one hands it over', async () => {
  publish(20);
  const broken = azurite.connectionString.replace(
    /QueueEndpoint=http:\/\/127.0.0.1:\d+/,
    'QueueEndpoint=http://127.0.0.1:9',
  );
  await expect(harness.poll({ env: { QUEUES_CONNECTION_STRING: broken } })).rejects.toMatchObject({
    name: 'OperatorFault',
    message: expect.stringMatching(/^The queue .* cannot be used \(/),
  });
  expect(await harness.rows(harness.names.content)).toHaveLength(2);
  expect(await harness.poll()).toMatchObject({ listed: 0, queued: 2 });
}, 60_000);

test('back in inline mode a poll fetches what was handed over', async () => {
  publish(20);
  await harness.poll();
  expect(await harness.poll({ env: { INGEST_MODE: 'inline' } })).toMatchObject({ stored: 2, complete: true });
  expect(await harness.work()).toMatchObject({ dropped: 2, stored: 0 });
});
