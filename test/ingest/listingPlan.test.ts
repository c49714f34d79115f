import { listingPlan } from '../../shared/ingest/listingPlan';

const now = new Date('2026-03-10T12:00:00Z');
const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
const known = { listedTo: ago(0.1), sweptAt: ago(1), sweptTo: ago(100) };
const texts = (windows: readonly { from: Date; to: Date }[]) =>
  windows.map(({ from, to }) => [from, to].map((time) => time.toISOString().slice(5, 19)).join(' '));

test('the usual poll: two hours of overlap, and the slice that is due', () => {
  const plan = listingPlan(known, { now, localNow: now });
  expect(texts(plan.newWindows)).toEqual(['03-10T09:54:00 03-10T12:00:00']);
  // A sixth of the reach, cut at midnight.
  expect(texts(plan.sweepWindows)).toEqual([
    '03-06T08:00:00 03-07T00:00:00',
    '03-07T00:00:00 03-07T11:38:10',
  ]);
  expect(plan).toMatchObject({ claimableTo: new Date(now.getTime() - 2_000), isUpToNow: true });
});

test('a first poll lists everything, oldest first, and has nothing to sweep', () => {
  const plan = listingPlan(
    { listedTo: undefined, sweptAt: undefined, sweptTo: undefined },
    { now, localNow: now },
  );
  expect(plan.newWindows).toHaveLength(8);
  expect(texts(plan.newWindows)[0]).toBe('03-03T12:05:00 03-04T00:00:00');
  expect(plan.sweepWindows).toEqual([]);
});

test('a clock that is hours behind: nothing new can be listed or claimed, the sweep goes as far as that clock', () => {
  const plan = listingPlan({ ...known, sweptAt: undefined }, { now, localNow: ago(5) });
  expect(plan.newWindows).toEqual([]);
  expect(plan.isUpToNow).toBe(false);
  expect(plan.claimableTo < ago(5)).toBe(true);
  for (const { to } of plan.sweepWindows) expect(to <= ago(5)).toBe(true);
  expect(plan.sweepWindows.length).toBeGreaterThan(6);
});
