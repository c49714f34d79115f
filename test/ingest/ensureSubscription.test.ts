import { ensureSubscription } from '../../shared/ingest/ensureSubscription';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { fault, scriptedApi } from './scriptedApi';

const options = { abortSignal: new AbortController().signal };
const MINUTE_MS = 60_000;

function room(script: Parameters<typeof scriptedApi>[0] = {}) {
  const clock = createFakeClock();
  return { api: scriptedApi(script), clock, coverage: new CoverageTable(new MemoryStore(), 'Coverage') };
}

test('what runs is left alone', async () => {
  const { api, ...rest } = room();
  expect(await ensureSubscription('Audit.Exchange', true, { api, ...rest }, options)).toEqual({
    state: 'enabled',
  });
  expect(api.asked).toEqual([]);
});

test('what is missing is started, and when is told', async () => {
  const { api, clock, coverage } = room();
  const startedAt = clock.now();
  const found = await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(found).toEqual({ state: 'started', startedAt });
  expect((await coverage.read('Audit.Exchange')).startRequestedAt).toEqual(startedAt);
});

test('never two starts in 15 minutes, also after a restart', async () => {
  const { api, clock, coverage } = room();
  await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  clock.advance(15 * MINUTE_MS - 1);
  const again = await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(again).toEqual({ state: 'waiting', wasRefused: false });
  clock.advance(1);
  await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(api.asked).toEqual(['start Audit.Exchange', 'start Audit.Exchange']);
});

test('"already enabled" is a success', async () => {
  const { api, ...rest } = room({ startOutcome: 'alreadyEnabled' });
  expect(await ensureSubscription('Audit.Exchange', false, { api, ...rest }, options)).toEqual({
    state: 'running',
  });
});

test('a start that was noted by a poll that was killed is asked for again within seconds', async () => {
  const { api, clock, coverage } = room();
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt: clock.now() }));
  const found = await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(found).toMatchObject({ state: 'started' });
  expect(api.asked.filter((asked) => asked.startsWith('start'))).toHaveLength(1);
  expect(clock.sleptMs).toEqual([2_000, 2_000, 2_000, 2_000, 2_000]);
});

test('a start that another poller has under way is waited for, not asked for again', async () => {
  const { clock, coverage } = room();
  const subscriptions: { contentType: string }[] = [];
  const api = scriptedApi({ subscriptions });
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt: clock.now() }));
  const { listSubscriptions } = api;
  api.listSubscriptions = async (...given) => {
    if (clock.sleptMs.length === 2) subscriptions.push({ contentType: 'audit.exchange' });
    return listSubscriptions(...given);
  };
  const found = await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(found).toEqual({ state: 'enabled' });
  expect(api.asked).toEqual(['list subscriptions', 'list subscriptions']);
});

test('a start without an answer from the service counts as asked for', async () => {
  const { api, clock, coverage } = room();
  api.startSubscription = async () => {
    throw fault('retry', 'ECONNRESET');
  };
  const ask = () => ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  await expect(ask()).rejects.toThrow('ECONNRESET');
  expect(await ask()).toEqual({ state: 'waiting', wasRefused: false });
});

test('of two pollers that find it missing at once only one asks for the start', async () => {
  const { api, clock, coverage } = room();
  const ahead = { ...clock, now: () => new Date(clock.now().getTime() + 7) };
  const found = await Promise.all([
    ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options),
    ensureSubscription('Audit.Exchange', false, { api, clock: ahead, coverage }, options),
  ]);
  expect(found.map(({ state }) => state).sort()).toEqual(['started', 'waiting']);
  expect(api.asked).toEqual(['start Audit.Exchange']);
});

test('a request of some milliseconds ahead is that of a poller whose clock is ahead', async () => {
  const { api, clock, coverage } = room();
  const startRequestedAt = new Date(clock.now().getTime() + 50);
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt, startAnsweredAt: startRequestedAt }));
  const found = await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(found).toEqual({ state: 'waiting', wasRefused: false });
});

test('"already enabled" by a poll that asked and was killed is no proof that it ran all the time', async () => {
  const { api, clock, coverage } = room({ startOutcome: 'alreadyEnabled' });
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt: clock.now() }));
  const found = await ensureSubscription('Audit.Exchange', false, { api, clock, coverage }, options);
  expect(found).toEqual({ state: 'enabled' });
});
