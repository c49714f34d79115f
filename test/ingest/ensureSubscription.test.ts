import type { ActivityApi } from '../../shared/activityApi/activityApi';
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

/** Asks as a poll does that has just read the coverage row. */
async function ensure(
  isEnabled: boolean,
  { coverage, ...rest }: Pick<ReturnType<typeof room>, 'coverage' | 'clock'> & { api: ActivityApi },
) {
  const known = await coverage.read('Audit.Exchange');
  return ensureSubscription('Audit.Exchange', isEnabled, { ...rest, coverage, known }, options);
}

test('what runs is left alone', async () => {
  const { api, ...rest } = room();
  expect(await ensure(true, { api, ...rest })).toEqual({
    state: 'enabled',
  });
  expect(api.asked).toEqual([]);
});

test('what is missing is started, and when is told', async () => {
  const { api, clock, coverage } = room();
  const startedAt = clock.now();
  const found = await ensure(false, { api, clock, coverage });
  expect(found).toEqual({ state: 'started', startedAt });
  expect((await coverage.read('Audit.Exchange')).startRequestedAt).toEqual(startedAt);
});

test('never two starts in 15 minutes, also after a restart', async () => {
  const { api, clock, coverage } = room();
  await ensure(false, { api, clock, coverage });
  clock.advance(15 * MINUTE_MS - 1);
  const again = await ensure(false, { api, clock, coverage });
  expect(again).toEqual({ state: 'waiting', wasRefused: false });
  clock.advance(1);
  await ensure(false, { api, clock, coverage });
  expect(api.asked).toEqual(['start Audit.Exchange', 'start Audit.Exchange']);
});

test('"already enabled" is a success', async () => {
  const { api, ...rest } = room({ startOutcome: 'alreadyEnabled' });
  expect(await ensure(false, { api, ...rest })).toEqual({
    state: 'running',
  });
});

test('a start that was noted by a poll that was killed is asked for again within seconds', async () => {
  const { api, clock, coverage } = room();
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt: clock.now() }));
  const found = await ensure(false, { api, clock, coverage });
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
  const found = await ensure(false, { api, clock, coverage });
  expect(found).toEqual({ state: 'enabled' });
  expect(api.asked).toEqual(['list subscriptions', 'list subscriptions']);
});

test('a start that another poller was refused meanwhile is not asked for again', async () => {
  const { api, clock } = room();
  const store = new MemoryStore();
  const [coverage, other] = [new CoverageTable(store, 'Coverage'), new CoverageTable(store, 'Coverage')];
  const startRequestedAt = clock.now();
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt }));
  const { listSubscriptions } = api;
  api.listSubscriptions = async (...given) => {
    const answer = { startAnsweredAt: startRequestedAt, startRefusedAt: startRequestedAt };
    if (clock.sleptMs.length === 3) await other.update('Audit.Exchange', () => answer);
    return listSubscriptions(...given);
  };
  expect(await ensure(false, { api, clock, coverage })).toEqual({ state: 'waiting', wasRefused: false });
  expect(api.asked).not.toContain('start Audit.Exchange');
});

test('a start without an answer from the service counts as asked for', async () => {
  const { api, clock, coverage } = room();
  api.startSubscription = async () => {
    throw fault('retry', 'ECONNRESET');
  };
  const ask = () => ensure(false, { api, clock, coverage });
  await expect(ask()).rejects.toThrow('ECONNRESET');
  expect(await ask()).toEqual({ state: 'waiting', wasRefused: false });
});

test('of two pollers that find it missing at once only one asks for the start', async () => {
  const { api, clock, coverage } = room();
  const ahead = { ...clock, now: () => new Date(clock.now().getTime() + 7) };
  const found = await Promise.all([
    ensure(false, { api, clock, coverage }),
    ensure(false, { api, clock: ahead, coverage }),
  ]);
  expect(found.map(({ state }) => state).sort()).toEqual(['started', 'waiting']);
  expect(api.asked).toEqual(['start Audit.Exchange']);
});

test('a request of some milliseconds ahead is that of a poller whose clock is ahead', async () => {
  const { api, clock, coverage } = room();
  const startRequestedAt = new Date(clock.now().getTime() + 50);
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt, startAnsweredAt: startRequestedAt }));
  const found = await ensure(false, { api, clock, coverage });
  expect(found).toEqual({ state: 'waiting', wasRefused: false });
});

test('"already enabled" by a poll that asked and was killed is no proof that it ran all the time', async () => {
  const { api, clock, coverage } = room({ startOutcome: 'alreadyEnabled' });
  await coverage.update('Audit.Exchange', () => ({ startRequestedAt: clock.now() }));
  const found = await ensure(false, { api, clock, coverage });
  expect(found).toEqual({ state: 'enabled' });
});
