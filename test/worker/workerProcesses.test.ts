import { setTimeout as delay } from 'node:timers/promises';
import { startPoll } from '../chaos/pollProcess';
import { type SimulatedTime, startSimulatedTime } from '../chaos/simulatedTime';
import { type Stage, startStage } from '../chaos/stage';

const PREFIX = 'Audit';
const RECORDS = 400;
const MESSAGES_GONE_MS = 61 * 60_000;
const POLL = ['cli/audit.js', 'poll', '--json'] as const;
const INGEST = ['cli/audit.js', 'ingest', '--json'] as const;
const UNTIL_EMPTY = [...INGEST, '--until-empty'] as const;

let time: SimulatedTime;
let stage: Stage;
beforeEach(async () => {
  time = startSimulatedTime(new Date(), 1);
  const options = { subscribed: ['Audit.Exchange'], requestsPerMinute: 100_000 };
  stage = await startStage('workers', options, { time, ingestMode: 'queue' });
  stage.publish(RECORDS, 5);
});
afterEach(async () => {
  await stage.stop();
  time.stop();
});

const run = (script: readonly [string, ...string[]]) =>
  startPoll(stage.environment(PREFIX), time.nodeFlags, script);

async function ended(script: readonly [string, ...string[]]) {
  const { exitCode, summary, said } = await run(script).ended;
  expect({ exitCode, said }).toEqual({ exitCode: 0, said: expect.not.stringContaining('To mend it') });
  return summary;
}

test('a poll lists, two worker processes store every record once; killed ones take nothing along', async () => {
  expect(await ended(POLL)).toMatchObject({ queued: 80, stored: 0, complete: false });
  const victims = [run(UNTIL_EMPTY), run(UNTIL_EMPTY)];
  await delay(1_500);
  for (const { child } of victims) child.kill('SIGKILL');
  await Promise.all(victims.map(({ ended: end }) => end));
  await Promise.all([ended(UNTIL_EMPTY), ended(UNTIL_EMPTY)]);

  time.clock.advance(MESSAGES_GONE_MS);
  await ended(POLL);
  await Promise.all([ended(UNTIL_EMPTY), ended(UNTIL_EMPTY)]);
  expect(await ended(POLL)).toMatchObject({ complete: true, backlog: 0 });
  expect(await stage.faultsOf(PREFIX)).toEqual([]);
}, 120_000);

test('a worker waits for more until it is stopped, and ends well', async () => {
  await ended(POLL);
  const worker = run(INGEST);
  await delay(6_000);
  worker.child.kill('SIGTERM');
  const { exitCode, summary, durationMs } = await worker.ended;
  expect({ exitCode, summary }).toMatchObject({ exitCode: 0, summary: { stored: 80, inserted: RECORDS } });
  expect(durationMs).toBeLessThan(20_000);
  expect(await ended(POLL)).toMatchObject({ complete: true });
  expect(await stage.faultsOf(PREFIX)).toEqual([]);
}, 60_000);

test('without a queue it says what to set', async () => {
  const env = { ...stage.environment(PREFIX), INGEST_MODE: 'inline' };
  const { exitCode, said } = await startPoll(env, time.nodeFlags, INGEST).ended;
  expect(exitCode).toBe(1);
  expect(said).toBe(
    'There is no queue to take content from: INGEST_MODE is not queue.\n' +
      'To mend it: Set INGEST_MODE to queue, for the polls as well. Without it each poll fetches what it lists, and nothing else has to run.\n',
  );
});
