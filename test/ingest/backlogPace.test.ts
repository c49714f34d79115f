import { BacklogPace } from '../../shared/ingest/backlogPace';
import { BudgetRow } from '../../shared/ledger/budgetRow';
import { createFakeClock } from '../activityApi/fakeClock';
import { entry } from '../ledger/entry';
import { MemoryStore } from '../tables/memoryStore';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function start() {
  const clock = createFakeClock();
  const store = new MemoryStore();
  const open = () =>
    new BacklogPace(new BudgetRow(store, 'AuditCoverage', { clock, random: () => 0.5 }), clock, 60);
  const content = (agoMs: number, leftMs = 5 * DAY_MS) =>
    entry({
      contentCreated: new Date(clock.now().getTime() - agoMs).toISOString(),
      contentExpiration: new Date(clock.now().getTime() + leftMs).toISOString(),
    });
  return { clock, store, open, content };
}

test('what is new is never held back, however much backlog there is', async () => {
  const { open, content } = start();
  const pace = open();
  for (let told = 0; told < 600; told++) await pace.heldBackMs(content(2 * HOUR_MS));
  expect(await pace.heldBackMs(content(59 * MINUTE_MS))).toBe(0);
});

test("of a backlog a minute's worth comes at once, the rest at the even rate", async () => {
  const { open, content } = start();
  const pace = open();
  const held: number[] = [];
  for (let told = 0; told < 180; told++) held.push(await pace.heldBackMs(content(DAY_MS)));
  expect(held.filter((each) => each === 0)).toHaveLength(60);
  expect(held.at(-1)).toBe(2 * MINUTE_MS);
});

test('the next poll goes on where this one came to', async () => {
  const { clock, open, content } = start();
  const pace = open();
  for (let told = 0; told < 180; told++) await pace.heldBackMs(content(DAY_MS));
  await pace.save();
  clock.advance(MINUTE_MS);
  expect(await open().heldBackMs(content(DAY_MS))).toBe(MINUTE_MS + 1_000);
});

test('content that expires soon comes in time', async () => {
  const { open, content } = start();
  const pace = open();
  for (let told = 0; told < 60 * 180; told++) await pace.heldBackMs(content(6 * DAY_MS));
  expect(await pace.heldBackMs(content(6 * DAY_MS, 2 * HOUR_MS))).toBe(HOUR_MS);
  expect(await pace.heldBackMs(content(6 * DAY_MS, HOUR_MS / 2))).toBe(0);
});

test('without its row, and after a clock that was wrong by a month, it begins anew', async () => {
  const { clock, store, open, content } = start();
  clock.advance(30 * DAY_MS);
  const ahead = open();
  await ahead.heldBackMs(content(DAY_MS));
  await ahead.save();
  clock.advance(-30 * DAY_MS);
  expect(await open().heldBackMs(content(DAY_MS))).toBe(0);
  store.fate = () => 'failBefore';
  expect(await open().heldBackMs(content(DAY_MS))).toBe(0);
});
