import type { ActivityApi } from '../../shared/activityApi/activityApi';
import { openPoll } from '../../shared/ingest/openPoll';
import { poll } from '../../shared/ingest/poll';
import type { Azurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { type PollHarness, startPollHarness, startStore } from './pollHarness';

let azurite: Azurite;
let harness: PollHarness;
beforeAll(async () => {
  azurite = await startStore();
  harness = await startPollHarness(azurite);
});
afterAll(async () => {
  await harness.stop();
  await azurite.stop();
});

/** The same API with no request left for content: whoever asks for a blob waits until nothing more is sent. */
function withSpentBudget(api: ActivityApi): ActivityApi {
  return Object.create(api, {
    fetchContent: {
      value: (_item: unknown, { sendSignal }: { sendSignal: AbortSignal }) =>
        new Promise((_, reject) => {
          sendSignal.addEventListener('abort', () => reject(sendSignal.reason));
        }),
    },
  });
}

test('content that waits for the quota when the deadline passes stays listed, untried, and the poll has come to its end', async () => {
  const to = new Date(harness.clock.now().getTime() - 2 * 60 * 60_000);
  publishGenerated(harness.tenant, { seed: 'deadline', count: 100, recordsPerBlob: 2, to });
  const dependencies = openPoll(harness.env, { clock: harness.clock, random: Math.random });
  const startedMs = performance.now();
  const summary = await poll(
    { ...dependencies, api: withSpentBudget(dependencies.api) },
    { deadlineMs: 2_000 },
  );
  // Not the 20 seconds that what is under way gets.
  expect(performance.now() - startedMs).toBeLessThan(15_000);
  expect(summary).toMatchObject({ listed: 50, stored: 0, backlog: 50, complete: false, notes: [] });
  const [row] = await harness.rows(harness.names.content);
  expect(row).toMatchObject({ state: 'listed', attempts: 0 });
  const coverage = (await harness.rows(harness.names.coverage)).find(({ rowKey }) => rowKey === 'coverage');
  expect(coverage?.lastPollAt).toBeInstanceOf(Date);

  expect(await harness.poll()).toMatchObject({ listed: 0, stored: 50, inserted: 100, complete: true });
}, 60_000);
