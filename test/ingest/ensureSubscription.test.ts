import { ensureSubscription } from '../../shared/ingest/ensureSubscription';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { scriptedApi } from './scriptedApi';

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
