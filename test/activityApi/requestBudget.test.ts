import fc from 'fast-check';
import { createRequestBudget } from '../../shared/activityApi/requestBudget';
import { createFakeClock } from './fakeClock';

test("in no minute more than a minute's quota, whatever the rhythm", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 }),
      async (requestsPerMinute, pausesMs) => {
        const clock = createFakeClock();
        const budget = createRequestBudget(clock, requestsPerMinute);
        const sentMs: number[] = [];
        for (const pauseMs of pausesMs) {
          clock.advance(pauseMs);
          await budget.take();
          sentMs.push(clock.now().getTime());
        }
        for (const [index, startMs] of sentMs.entries()) {
          const within = sentMs.slice(index).filter((timeMs) => timeMs < startMs + 60_000);
          expect(within.length).toBeLessThanOrEqual(requestsPerMinute);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a quiet minute leaves a whole quota to be spent at once; a minute later the even rate begins', async () => {
  const clock = createFakeClock();
  const startMs = clock.now().getTime();
  const budget = createRequestBudget(clock, 2000);
  await Promise.all(Array.from({ length: 2000 }, () => budget.take()));
  expect(clock.now().getTime() - startMs).toBe(0);
  await budget.take();
  expect(clock.now().getTime() - startMs).toBe(60_000);
  await Promise.all(Array.from({ length: 1000 }, () => budget.take()));
  expect(clock.now().getTime() - startMs).toBeGreaterThanOrEqual(89_900);
  expect(clock.now().getTime() - startMs).toBeLessThanOrEqual(91_000);
});

test('after the service asked for a pause the bucket is empty: only the even rate is left', async () => {
  const clock = createFakeClock();
  const startMs = clock.now().getTime();
  const budget = createRequestBudget(clock, 60);
  budget.hold(7_000);
  await Promise.all(Array.from({ length: 11 }, () => budget.take()));
  expect(clock.now().getTime() - startMs).toBeGreaterThanOrEqual(17_000);
});

test('a pause that the service asked for holds everybody', async () => {
  const clock = createFakeClock();
  const startMs = clock.now().getTime();
  const budget = createRequestBudget(clock, 2000);
  budget.hold(7_000);
  await budget.take();
  expect(clock.now().getTime() - startMs).toBe(7_000);
});

test('a clock set back by an hour does not stop the requests for an hour', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, 60);
  for (let sent = 0; sent < 10; sent += 1) {
    await budget.take();
  }
  clock.advance(-3_600_000);
  const setBackMs = clock.now().getTime();
  await budget.take();
  expect(clock.now().getTime() - setBackMs).toBeLessThan(60_000);
});

test('nor does it where a whole quota went just before: a minute later all of it may go again', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, 60);
  const sendAll = () => Promise.all(Array.from({ length: 60 }, () => budget.take()));
  await sendAll();
  clock.advance(-3_600_000);
  const setBackMs = clock.now().getTime();
  await sendAll();
  expect(clock.now().getTime() - setBackMs).toBeLessThanOrEqual(120_000);
});

test('who is aborted in the queue leaves it to the others', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, 60);
  const abort = new AbortController();
  abort.abort(new Error('deadline'));
  const aborted = budget.take({ abortSignal: abort.signal });
  const next = budget.take();
  await expect(aborted).rejects.toThrow('deadline');
  await expect(next).resolves.toBeUndefined();
});

test('a burst may be smaller than a minute: the rest of the quota goes at the even rate', async () => {
  const clock = createFakeClock();
  const budget = createRequestBudget(clock, 475, { burstRequests: 25 });
  const sentMs: number[] = [];
  const send = async () => {
    await budget.take();
    sentMs.push(clock.now().getTime());
  };
  await Promise.all(Array.from({ length: 30 }, send));
  clock.advance(5 * 60_000);
  const burstMs = clock.now().getTime();
  await Promise.all(Array.from({ length: 1_500 }, send));
  expect(sentMs.filter((timeMs) => timeMs === burstMs).length).toBe(25);
  const mostInAMinute = Math.max(
    ...sentMs.map((fromMs) => sentMs.filter((timeMs) => timeMs >= fromMs && timeMs < fromMs + 60_000).length),
  );
  expect(mostInAMinute).toBeLessThanOrEqual(475);
  expect(mostInAMinute).toBeGreaterThan(450);
});
