import { CoverageTable } from '../../shared/ledger/coverageTable';
import { createFakeClock } from '../activityApi/fakeClock';
import { createRandom } from '../tenant/random';
import { publishSimple } from './publishSimple';
import { fault } from './scriptedApi';
import { SimpleService } from './simpleService';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const REACH_MS = 7 * DAY_MS - 10 * MINUTE_MS;

function newService() {
  const clock = createFakeClock('2026-03-10T12:00:00Z');
  const service = new SimpleService(clock);
  return { service, clock, coverage: new CoverageTable(service.store, service.names.coverage) };
}

/** Reads of the ledger from now on: pages and points. */
function countLedgerReads(service: SimpleService): () => number {
  const { requests } = service.store;
  const before = requests.length;
  return () =>
    requests
      .slice(before)
      .filter(({ kind, table }) => table === service.names.content && (kind === 'query' || kind === 'read'))
      .length;
}

test('content that appears late anywhere in the 7 days is found within 6 hours and 5 minutes by polls every 5 minutes', async () => {
  const { service, clock } = newService();
  const random = createRandom('late content');
  const appeared = new Map<string, number>();
  let longestMs = 0;
  await service.poll();
  for (let polls = 0; polls < 150; polls++) {
    clock.advance(5 * MINUTE_MS);
    await service.poll();
    const known = new Set(service.store.all(service.names.content).map(({ contentId }) => contentId));
    for (const [contentId, sinceMs] of appeared) {
      if (!known.has(contentId)) continue;
      longestMs = Math.max(longestMs, clock.now().getTime() - sinceMs);
      appeared.delete(contentId);
    }
    // What would leave the reach before its turn cannot be promised.
    const { contentId } = publishSimple(service, random.integer(REACH_MS - 7 * HOUR_MS));
    if (polls < 70) appeared.set(contentId, clock.now().getTime());
  }
  expect([...appeared.keys()]).toEqual([]);
  expect(longestMs).toBeLessThanOrEqual(6 * HOUR_MS + 5 * MINUTE_MS);
});

test('a sweep that finds nothing new costs a listing request a page, and a ledger page a thousand contents', async () => {
  const { service, clock } = newService();
  for (let index = 0; index < 3_000; index++) publishSimple(service, REACH_MS - index * (REACH_MS / 3_050));
  await service.poll();
  clock.advance(6 * HOUR_MS);
  service.listingRequests = 0;
  service.windows.length = 0;
  const ledgerReads = countLedgerReads(service);
  const { listed, ledgerTransactions } = await service.poll();
  expect({ listed, ledgerTransactions }).toEqual({ listed: 0, ledgerTransactions: 0 });
  // Windows end at midnight: the last page of each may be half empty.
  const windows = service.windows.length;
  expect(service.listingRequests).toBeLessThanOrEqual(3_000 / 200 + windows);
  // One more a window, and two for what is open: before fetching and at the end.
  expect(ledgerReads()).toBeLessThanOrEqual(3_000 / 1_000 + windows + 2);
});

test('two pollers at once: neither takes the place back that the other has reached', async () => {
  const { service, clock, coverage } = newService();
  await service.poll();
  const places: number[] = [];
  for (let polls = 0; polls < 12; polls++) {
    clock.advance(5 * MINUTE_MS);
    await Promise.all([service.poll(), service.poll()]);
    places.push(Number((await coverage.read('Audit.Exchange')).sweptTo));
  }
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(new Set(places).size).toBe(12);
});

test('a poll that took long does not take the place back that later ones have reached', async () => {
  const { service, clock, coverage } = newService();
  await service.poll();
  clock.advance(5 * MINUTE_MS);
  const overtaken: unknown[] = [];
  service.onList = async () => {
    service.onList = () => {};
    for (let polls = 0; polls < 3; polls++) {
      await service.poll();
      clock.advance(5 * MINUTE_MS);
    }
    overtaken.push(await coverage.read('Audit.Exchange'));
  };
  await service.poll();
  const { sweptAt, sweptTo } = await coverage.read('Audit.Exchange');
  expect(overtaken).toMatchObject([{ sweptAt, sweptTo }]);
});

test('a slice that was not listed to its end has its turn again, and does not keep the others from theirs', async () => {
  const { service, clock, coverage } = newService();
  await service.poll();
  clock.advance(6 * HOUR_MS);
  const late = [6, 4, 2].map((days) => publishSimple(service, days * DAY_MS));
  const broken = new Date(late[1]?.contentCreated ?? 0);
  service.onList = ({ from, to }) => {
    if (from <= broken && broken < to) throw fault('retry', 'entries-unreadable');
  };
  expect(await service.poll()).toMatchObject({ listed: 2 });
  const { sweptTo } = await coverage.read('Audit.Exchange');
  expect(Number(sweptTo)).toBeLessThanOrEqual(broken.getTime());
  service.onList = () => {};
  clock.advance(4 * HOUR_MS);
  expect(await service.poll()).toMatchObject({ listed: 1 });
});

test('a poll that is killed after its listing skips no slice', async () => {
  const { service, clock, coverage } = newService();
  await service.poll();
  clock.advance(HOUR_MS);
  await service.poll();
  const before = await coverage.read('Audit.Exchange');
  clock.advance(HOUR_MS);
  service.store.fate = ({ kind, table }) =>
    kind === 'merge' && table === service.names.coverage ? 'failBefore' : 'well';
  await expect(service.poll()).rejects.toThrow('the store failed');
  service.store.fate = () => 'well';
  expect((await coverage.read('Audit.Exchange')).sweptTo).toEqual(before.sweptTo);
  service.windows.length = 0;
  await service.poll();
  const firstOfSlice = service.windows.find(({ to }) => clock.now().getTime() - to.getTime() > 3 * HOUR_MS);
  expect(firstOfSlice?.from).toEqual(before.sweptTo);
});
