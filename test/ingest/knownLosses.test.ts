import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { Gap } from '../../shared/ledger/gap';
import { createFakeClock } from '../activityApi/fakeClock';
import { publishSimple } from './publishSimple';
import { fault } from './scriptedApi';
import { SimpleService } from './simpleService';

const TYPE = 'Audit.Exchange';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function newService() {
  const clock = createFakeClock('2026-03-10T12:00:00Z');
  const service = new SimpleService(clock);
  return { service, clock, coverage: new CoverageTable(service.store, service.names.coverage) };
}

async function openGaps(coverage: CoverageTable): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for await (const gap of coverage.openGaps(TYPE)) gaps.push(gap);
  return gaps;
}

async function coveredTo(coverage: CoverageTable): Promise<number> {
  return Number((await coverage.read(TYPE)).coveredTo);
}

function stored({ store, names }: SimpleService): string[] {
  const rows = store.all(names.content).filter(({ state }) => state === 'stored');
  return rows.map(({ contentId }) => String(contentId));
}

const isBefore1601 = (value: unknown) =>
  typeof value === 'object' && value !== null && 'value' in value && String(value.value) < '1601';

test('an expiration that no store takes: the content is stored like any other, and no gap', async () => {
  const { service, coverage } = newService();
  service.store.fate = ({ kind, rows }) =>
    kind === 'insert' && rows.some((row) => Object.values(row).some(isBefore1601))
      ? { refusedAs: 'OutOfRangeInput' }
      : 'well';
  const odd = publishSimple(service, HOUR_MS, { contentExpiration: '0001-01-01T00:00:00Z' });
  const good = publishSimple(service, HOUR_MS / 2);
  await service.poll();
  expect(stored(service)).toEqual([odd.contentId, good.contentId]);
  expect(await openGaps(coverage)).toEqual([]);
});

test('content that never expires, by what the listing says, and can never be had: a gap in the end', async () => {
  const { service, clock, coverage } = newService();
  const contentExpiration = '9999-12-31T23:59:59Z';
  const odd = publishSimple(service, HOUR_MS, { contentExpiration, body: fault('retry', 'AF50000') });
  expect(await service.poll()).toMatchObject({ backlog: 1, complete: false });
  clock.advance(6 * DAY_MS);
  expect(await service.poll()).toMatchObject({ backlog: 1, complete: false });
  clock.advance(2 * DAY_MS);
  expect(await service.poll()).toMatchObject({ backlog: 0, complete: true });
  const gaps = await openGaps(coverage);
  expect(gaps.filter(({ contentId }) => contentId === odd.contentId)).toMatchObject([{ reason: 'expired' }]);
});

test('unreadable, killed before the ledger said so, and whole in the end: its gap is taken back', async () => {
  const { service, clock, coverage } = newService();
  const odd = publishSimple(service, HOUR_MS, { body: '[{"Id":' });
  service.store.fate = ({ kind, table, rows }) =>
    kind === 'merge' && table === service.names.content && rows.some(({ state }) => state === 'stored')
      ? 'failBefore'
      : 'well';
  await service.poll();
  clock.advance(2 * HOUR_MS);
  await expect(service.poll()).rejects.toThrow('the store failed');
  expect(await openGaps(coverage)).toMatchObject([{ reason: 'unreadable' }]);
  service.store.fate = () => 'well';
  service.contents.splice(0, 1, { ...odd, body: '[]' });
  clock.advance(2 * HOUR_MS);
  await service.poll();
  expect(stored(service)).toEqual([odd.contentId]);
  clock.advance(MINUTE_MS);
  await service.poll();
  expect(await openGaps(coverage)).toEqual([]);
});

test('old windows that fail every time do not keep new content from being known', async () => {
  const { service, clock } = newService();
  await service.poll();
  clock.advance(4 * DAY_MS);
  const ofDays = [2, 1, 0].map((days) => publishSimple(service, days * DAY_MS + HOUR_MS).contentId);
  service.onList = ({ from }) => {
    if (from < new Date('2026-03-12')) throw fault('retry', 'entries-unreadable');
  };
  expect(await service.poll()).toMatchObject({ complete: false });
  expect(stored(service).sort()).toEqual(ofDays.sort());
});

test('a service that gives nothing is asked for two windows and the newest, no more', async () => {
  const { service, clock } = newService();
  await service.poll();
  clock.advance(5 * DAY_MS);
  service.windows.length = 0;
  service.onList = () => {
    throw fault('retry', 'http-503');
  };
  await service.poll();
  expect(service.windows).toHaveLength(3);
});

test('a lost ledger: nothing is covered anew before one poll has listed everything again', async () => {
  const { service, clock, coverage } = newService();
  await service.poll();
  clock.advance(4 * DAY_MS);
  const waiting = publishSimple(service, 2 * DAY_MS, { body: fault('retry', 'AF50000') });
  publishSimple(service, HOUR_MS);
  await service.poll();
  const created = Date.parse(waiting.contentCreated);
  expect(await coveredTo(coverage)).toBe(created);
  service.store.rows.delete(service.names.content);
  service.onList = ({ from }) => {
    if (from.getTime() < clock.now().getTime() - DAY_MS) throw fault('retry', 'http-503');
  };
  for (let polls = 0; polls < 2; polls++) {
    clock.advance(MINUTE_MS);
    publishSimple(service, 0);
    await service.poll();
    expect(await coveredTo(coverage)).toBeLessThanOrEqual(created);
  }
  service.onList = () => {};
  clock.advance(MINUTE_MS);
  service.contents.splice(0, 1, { ...waiting, body: '[]' });
  await service.poll();
  expect(stored(service)).toContain(waiting.contentId);
  expect(clock.now().getTime() - (await coveredTo(coverage))).toBeLessThan(MINUTE_MS);
  expect(await openGaps(coverage)).toEqual([]);
});

test.each([
  ['other content still is', 6],
  ['nor is anything else', 9],
])('a lost ledger, and what waited is not listed any more, %s: a gap, told once', async (_, days) => {
  const { service, clock, coverage } = newService();
  await service.poll();
  clock.advance(4 * DAY_MS);
  const waiting = publishSimple(service, 2 * DAY_MS, { body: fault('retry', 'AF50000') });
  publishSimple(service, HOUR_MS);
  await service.poll();
  service.store.rows.delete(service.names.content);
  const { listedTo } = await coverage.read(TYPE);
  clock.advance(days * DAY_MS);
  await service.poll();
  const from = new Date(waiting.contentCreated);
  const earliest = clock.now().getTime() - 7 * DAY_MS + 5 * MINUTE_MS;
  const to = new Date(Math.min(earliest, Number(listedTo)));
  const before = await openGaps(coverage);
  expect(before[0]).toMatchObject({ from, to, reason: 'expired' });
  clock.advance(MINUTE_MS);
  expect((await service.poll()).notes).toEqual([]);
  expect(await openGaps(coverage)).toEqual(before);
});

test('blobs that were lost long ago cost a poll nothing', async () => {
  const reads = async (lost: number) => {
    const { service, clock } = newService();
    for (let n = 0; n < lost; n++)
      publishSimple(service, HOUR_MS + n * 1_000, { body: fault('expired', 'AF20051') });
    await service.poll();
    clock.advance(10 * DAY_MS);
    await service.poll();
    clock.advance(5 * MINUTE_MS);
    const before = service.store.counts.reads;
    await service.poll();
    return service.store.counts.reads - before;
  };
  expect(await reads(50)).toBe(await reads(1));
});

test('a second look that is refused for a time is not the last: what has grown is stored', async () => {
  const { service, clock } = newService();
  const young = publishSimple(service, MINUTE_MS, { body: '[]' });
  await service.poll();
  clock.advance(16 * MINUTE_MS);
  service.contents.splice(0, 1, { ...young, body: fault('refused', 'AF20050') });
  await service.poll();
  clock.advance(HOUR_MS);
  const body = '[{"Id":"grown","CreationTime":"2026-03-09T08:00:00","RecordType":50}]';
  service.contents.splice(0, 1, { ...young, body });
  expect(await service.poll()).toMatchObject({ inserted: 1 });
});

test.each([
  ['refused', 'AF20050', 25 * HOUR_MS],
  ['retry', 'AF50000', 8 * DAY_MS],
] as const)('a second look that ends with %s for ever comes to its end', async (decision, code, afterMs) => {
  const { service, clock } = newService();
  const young = publishSimple(service, MINUTE_MS, { body: '[]' });
  await service.poll();
  service.contents.splice(0, 1, { ...young, body: fault(decision, code) });
  clock.advance(16 * MINUTE_MS);
  await service.poll();
  expect(service.store.all(service.names.content)).toMatchObject([{ isFresh: true }]);
  clock.advance(afterMs);
  await service.poll();
  expect(service.store.all(service.names.content)).toMatchObject([{ isFresh: false }]);
});

test('a second look that ends with an error nobody foresaw keeps nothing else from being stored', async () => {
  const { service, clock } = newService();
  const young = publishSimple(service, MINUTE_MS, { body: '[]' });
  await service.poll();
  clock.advance(16 * MINUTE_MS);
  const broken = () => {
    throw new TypeError('unforeseen');
  };
  service.contents.splice(0, 1, { ...young, body: broken });
  const other = publishSimple(service, MINUTE_MS);
  const { notes } = await service.poll();
  expect(notes.join()).toContain('could not be taken (TypeError)');
  expect(stored(service)).toContain(other.contentId);
});
