import { GroupCheckpoint } from '../../shared/ingest/groupCheckpoint';
import { createSteppedClock } from '../activityApi/steppedClock';

function start() {
  const clock = createSteppedClock();
  const startMs = clock.now().getTime();
  const elapsedMs = () => clock.now().getTime() - startMs;
  return { clock, elapsedMs };
}

test('one checkpoint for all who read at the same time, once the last of them has read', async () => {
  const { clock, elapsedMs } = start();
  const at: number[] = [];
  const group = new GroupCheckpoint(clock, async () => void at.push(elapsedMs()));
  await clock.run([100, 300, 700].map((ms) => group.durable(() => clock.sleep(ms))));
  expect(at).toEqual([700]);
});

test('one that takes long keeps the others no longer than a second, and has its own', async () => {
  const { clock, elapsedMs } = start();
  const at: number[] = [];
  const group = new GroupCheckpoint(clock, async () => void at.push(elapsedMs()));
  const ended: number[] = [];
  const take = async (ms: number) => {
    await group.durable(() => clock.sleep(ms));
    ended.push(elapsedMs());
  };
  await clock.run([take(100), take(200), take(30_000)]);
  expect(at).toEqual([1_100, 30_000]);
  expect(ended).toEqual([1_100, 1_100, 30_000]);
});

test('what was read while one runs waits for the next', async () => {
  const { clock, elapsedMs } = start();
  const spans: [number, number][] = [];
  const group = new GroupCheckpoint(clock, async () => {
    const from = elapsedMs();
    await clock.sleep(500);
    spans.push([from, elapsedMs()]);
  });
  const late = (async () => {
    await clock.sleep(200);
    await group.durable(() => clock.sleep(50));
    return elapsedMs();
  })();
  await clock.run([group.durable(() => clock.sleep(100)), late]);
  expect(spans).toEqual([
    [100, 600],
    [600, 1_100],
  ]);
  expect(await late).toBe(1_100);
});

test('a checkpoint that fails is everybody’s who waits, for good; what fails in reading is its own', async () => {
  const { clock } = start();
  const group = new GroupCheckpoint(clock, async () => {
    throw new Error('the store is away');
  });
  const own = group.durable(async () => {
    throw new Error('stopped');
  });
  const waiting = [group.durable(async () => undefined), group.durable(() => clock.sleep(10))];
  const ends = Promise.allSettled([own, ...waiting]);
  await clock.run([ends]);
  expect((await ends).map((each) => each.status === 'rejected' && each.reason.message)).toEqual([
    'stopped',
    'the store is away',
    'the store is away',
  ]);
  await expect(group.durable(async () => undefined)).rejects.toThrow('the store is away');
});
