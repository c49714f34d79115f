import fc from 'fast-check';
import { createSharedRequestBudget } from '../../shared/activityApi/sharedRequestBudget';
import { BudgetRow } from '../../shared/ledger/budgetRow';
import { MemoryStore } from '../tables/memoryStore';
import { createFakeClock } from './fakeClock';
import { createSteppedClock } from './steppedClock';

const TABLE = 'AuditCoverage';
const MINUTE_MS = 60_000;

/** How many were sent in the fullest minute. */
function most(sentMs: readonly number[]): number {
  const sorted = sentMs.toSorted((a, b) => a - b);
  let from = 0;
  return sorted.reduce((fullest, at, index) => {
    while ((sorted[from] ?? at) <= at - MINUTE_MS) from += 1;
    return Math.max(fullest, index - from + 1);
  }, 0);
}

/** Quiet times with a few requests in them, so that blocks are left half used, then a rush of everybody. */
const rhythm = fc.record({
  few: fc.integer({ min: 0, max: 12 }),
  quietMs: fc.integer({ min: 0, max: 200_000 }),
  rush: fc.integer({ min: 0, max: 160 }),
  holdMs: fc.option(fc.integer({ min: 0, max: 90_000 }), { freq: 8, nil: undefined }),
});

test("any number of instances never send more in a minute than a burst and a minute's quota", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 100, max: 320 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(rhythm, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 1_000 }),
      async (requestsPerMinute, instances, phases, seed) => {
        const clock = createSteppedClock();
        const store = new MemoryStore();
        let drawn = seed;
        const random = () => {
          drawn = (drawn * 16_807) % 2_147_483_647;
          return drawn / 2_147_483_647;
        };
        const sentMs: number[] = [];
        const work = Array.from({ length: instances }, async () => {
          const row = new BudgetRow(store, TABLE, { clock, random });
          const budget = createSharedRequestBudget(row, { clock, requestsPerMinute });
          const send = async (times: number) => {
            for (let sent = 0; sent < times; sent++) {
              await budget.take();
              sentMs.push(clock.now().getTime());
            }
          };
          for (const { few, quietMs, rush, holdMs } of phases) {
            await send(few);
            await clock.sleep(quietMs * (0.9 + random() / 5));
            if (holdMs !== undefined) budget.hold(holdMs);
            await send(rush);
          }
        });
        await clock.run(work);
        expect(sentMs).toHaveLength(instances * phases.reduce((sum, { few, rush }) => sum + few + rush, 0));
        expect(most(sentMs)).toBeLessThanOrEqual(2 * requestsPerMinute);
      },
    ),
    { numRuns: 50 },
  );
}, 120_000);

function alone(requestsPerMinute: number) {
  const clock = createFakeClock();
  const store = new MemoryStore();
  const open = () =>
    createSharedRequestBudget(new BudgetRow(store, TABLE, { clock, random: () => 0.5 }), {
      clock,
      requestsPerMinute,
    });
  const startMs = clock.now().getTime();
  return { clock, store, open, elapsedMs: () => clock.now().getTime() - startMs };
}

test("after a quiet time most of a minute's quota goes at once, and fifty requests cost two to the store", async () => {
  const { store, open, elapsedMs } = alone(1_900);
  const budget = open();
  for (let sent = 0; sent < 1_700; sent++) await budget.take();
  expect(elapsedMs()).toBeLessThan(100);
  expect(store.requests.length).toBeLessThan(90);
});

test('then the even rate holds, for all of them together', async () => {
  const { open, elapsedMs } = alone(1_900);
  const budgets = [open(), open(), open()];
  for (let sent = 0; sent < 3_800; sent++) await budgets[sent % 3]?.take();
  expect(elapsedMs()).toBeGreaterThan(59_000);
  expect(elapsedMs()).toBeLessThan(70_000);
});

test('a pause that the service asked one instance for holds the others', async () => {
  const { open, elapsedMs } = alone(1_900);
  const [one, other] = [open(), open()];
  await one.take();
  one.hold(20_000);
  await one.take();
  expect(elapsedMs()).toBeGreaterThanOrEqual(20_000);
  const heldMs = elapsedMs();
  for (let sent = 0; sent < 190; sent++) await other.take();
  // The bucket is empty: only the even rate is left.
  expect(elapsedMs() - heldMs).toBeGreaterThan(4_000);
});

test('without its row it goes on, at a tenth of the pace, and comes back', async () => {
  const { store, open, elapsedMs } = alone(1_900);
  store.fate = () => 'failBefore';
  const budget = open();
  for (let sent = 0; sent < 100; sent++) await budget.take();
  expect(elapsedMs()).toBeGreaterThan(20_000);
  expect(elapsedMs()).toBeLessThan(40_000);
  store.fate = () => 'well';
  for (let sent = 0; sent < 200; sent++) await budget.take();
  expect(elapsedMs()).toBeLessThan(65_000);
  expect(store.all(TABLE)).toHaveLength(1);
});

test('a clock that was wrong by a day does not stop the requests for a day', async () => {
  const { clock, open, elapsedMs } = alone(60);
  clock.advance(86_400_000);
  for (let sent = 0; sent < 60; sent++) await open().take();
  clock.advance(-86_400_000);
  const other = open();
  const beforeMs = elapsedMs();
  for (let sent = 0; sent < 5; sent++) await other.take();
  expect(elapsedMs() - beforeMs).toBeLessThan(30_000);
});

test('what was reserved and not used is given up: nobody spends it on top of what others have by then', async () => {
  const { clock, store, open } = alone(1_900);
  const budget = open();
  await budget.take();
  await budget.take();
  expect(store.requests).toHaveLength(2);
  clock.advance(4_000);
  await budget.take();
  expect(store.requests).toHaveLength(4);
});

test('whoever waits leaves when it is told to', async () => {
  const { open } = alone(1_900);
  await expect(open().take({ abortSignal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
    'enough',
  );
});
