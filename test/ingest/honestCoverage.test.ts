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
// The newest seconds are not claimed: clocks differ by as much.
const EDGE_MS = 3_000;

function newService() {
  const service = new SimpleService(createFakeClock('2026-03-10T12:00:00Z'));
  const clock = service.clock as ReturnType<typeof createFakeClock>;
  return { service, clock, coverage: new CoverageTable(service.store, service.names.coverage) };
}

async function openGaps(coverage: CoverageTable): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for await (const gap of coverage.openGaps(TYPE)) gaps.push(gap);
  return gaps;
}

async function setRow(service: SimpleService, columns: Record<string, Date>): Promise<void> {
  const row = await service.store.read(service.names.coverage, TYPE, 'coverage');
  const dates = Object.entries(columns).map(([name, time]) => [
    name,
    { type: 'DateTime' as const, value: time.toISOString() },
  ]);
  const change = { partitionKey: TYPE, rowKey: 'coverage', etag: row?.etag ?? '' };
  await service.store.merge(service.names.coverage, [{ ...change, ...Object.fromEntries(dates) }]);
}

/** Ids that are stored. */
function stored(service: SimpleService): string[] {
  return service.store
    .all(service.names.content)
    .filter(({ state }) => state === 'stored')
    .map(({ contentId }) => String(contentId));
}

describe('clocks', () => {
  it.each([
    ['a second ahead', 1],
    ['three days ahead', 3 * 86_400],
    ['a second behind', -1],
    ['ten minutes behind', -600],
    ['three days behind', -3 * 86_400],
  ])('a machine %s claims nothing that was not listed, and skips nothing', async (_, aheadSeconds) => {
    const { service, clock, coverage } = newService();
    await service.poll();
    clock.advance(10 * MINUTE_MS + aheadSeconds * 1_000);
    service.clockSkewMs = -aheadSeconds * 1_000;
    const serviceNow = service.now();
    const late = publishSimple(service, 0, {
      contentCreated: new Date(serviceNow.getTime() + 900).toISOString(),
    });
    const { complete, notes } = await service.poll();
    const { coveredTo, listedTo } = await coverage.read(TYPE);
    expect(Number(listedTo)).toBeLessThanOrEqual(serviceNow.getTime());
    expect(Number(coveredTo)).toBeLessThanOrEqual(Number(listedTo));
    expect(complete).toBe(aheadSeconds > -300);
    expect(notes.length > 0).toBe(Math.abs(aheadSeconds) >= 300);
    // Set right again: what came meanwhile is found.
    service.clockSkewMs = 0;
    clock.advance(MINUTE_MS - aheadSeconds * 1_000);
    await service.poll();
    expect(stored(service)).toContain(late.contentId);
    expect(await openGaps(coverage)).toEqual([]);
  });

  it('a machine that stays days behind has its outage told like any other', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    service.clockSkewMs = 9 * DAY_MS;
    clock.advance(MINUTE_MS);
    expect(await service.poll()).toMatchObject({ complete: false });
    const [gap] = await openGaps(coverage);
    expect(gap).toMatchObject({ reason: 'notPolledInTime' });
    expect(Number(gap?.from)).toBeLessThanOrEqual(Date.parse('2026-03-10T12:00:00Z'));
  });

  it('content that the service dates ahead of its own clock is taken once that time has come', async () => {
    const { service, clock } = newService();
    const ahead = publishSimple(service, -20 * MINUTE_MS);
    await service.poll();
    expect(stored(service)).toEqual([]);
    clock.advance(25 * MINUTE_MS);
    await service.poll();
    expect(stored(service)).toEqual([ahead.contentId]);
  });
});

describe('a coverage row with times that cannot be', () => {
  const ahead = new Date('2027-01-01T00:00:00Z');

  it('listed up to the future: taken back to what is covered, so that an outage shows', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    await setRow(service, { listedTo: ahead });
    clock.advance(9 * DAY_MS);
    const { notes, gaps } = await service.poll();
    expect(notes.join()).toContain('still to come');
    expect(gaps).toMatchObject([{ reason: 'notPolledInTime' }]);
    expect(Number(gaps[0]?.from) + EDGE_MS).toBeGreaterThanOrEqual(Date.parse('2026-03-10T12:00:00Z'));
    expect(Number((await coverage.read(TYPE)).listedTo)).toBeLessThanOrEqual(clock.now().getTime());
    expect((await service.poll()).notes).toEqual([]);
  });

  it('a service whose clock is hours behind for one poll: no gap is invented, and the next poll goes on', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    clock.advance(30 * DAY_MS);
    await service.poll();
    const before = await openGaps(coverage);
    clock.advance(5 * MINUTE_MS);
    service.clockSkewMs = -6 * HOUR_MS;
    await service.poll();
    service.clockSkewMs = 0;
    clock.advance(5 * MINUTE_MS);
    expect(await service.poll()).toMatchObject({ complete: true });
    expect(await openGaps(coverage)).toEqual(before);
    expect(clock.now().getTime() - Number((await coverage.read(TYPE)).coveredTo)).toBeLessThan(EDGE_MS);
  });

  it('everything in the future: listed again from as far back as the service lists, nothing claimed ahead', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    const times = ['coveredFrom', 'listedTo', 'coveredTo', 'settledTo', 'lastPollAt', 'sweptAt', 'sweptTo'];
    await setRow(service, Object.fromEntries(times.map((name) => [name, ahead])));
    const old = publishSimple(service, 6 * DAY_MS);
    clock.advance(MINUTE_MS);
    await service.poll();
    expect(stored(service)).toEqual([old.contentId]);
    const { sweptTo, ...row } = await coverage.read(TYPE);
    for (const time of Object.values(row)) if (time) expect(time <= clock.now()).toBe(true);
    expect(await openGaps(coverage)).toEqual([]);
  });

  it('no readable time up to which was listed: what is covered counts, not the beginning of all', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    clock.advance(30 * DAY_MS);
    await service.poll();
    const [before] = await openGaps(coverage);
    const row = await service.store.read(service.names.coverage, TYPE, 'coverage');
    const change = { partitionKey: TYPE, rowKey: 'coverage', etag: row?.etag ?? '', listedTo: 'edited' };
    await service.store.merge(service.names.coverage, [change]);
    clock.advance(MINUTE_MS);
    await service.poll();
    expect(await openGaps(coverage)).toEqual([before]);
  });
});

describe('claims and kills', () => {
  it('late content in a covered stretch uncovers it before it is in the ledger', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    clock.advance(10 * MINUTE_MS);
    const late = publishSimple(service, HOUR_MS);
    service.store.fate = ({ kind, table }) =>
      kind === 'insert' && table === service.names.content ? 'failAfter' : 'well';
    await expect(service.poll()).rejects.toThrow('the store failed');
    service.store.fate = () => 'well';
    const { coveredTo } = await coverage.read(TYPE);
    expect(coveredTo).toEqual(new Date(late.contentCreated));
    await service.poll();
    expect(Number((await coverage.read(TYPE)).coveredTo)).toBeGreaterThan(Date.parse(late.contentCreated));
  });

  it.each([
    ['long ago', 20 * DAY_MS],
    ['far ahead', -20 * DAY_MS],
  ])(
    'content dated %s is found again by the poll after one that was killed, and counted until then',
    async (_, agoMs) => {
      const { service, clock, coverage } = newService();
      const odd = publishSimple(service, agoMs, {
        listedAt: new Date(service.now().getTime() - HOUR_MS),
        contentExpiration: new Date(service.now().getTime() + 30 * DAY_MS).toISOString(),
      });
      service.store.fate = ({ kind, table }) =>
        kind === 'insert' && table.startsWith('AuditRecords') ? 'failBefore' : 'well';
      await expect(service.poll()).rejects.toThrow('the store failed');
      service.store.fate = () => 'well';
      service.contents.splice(0, 1, { ...odd, body: fault('retry', 'AF50000') });
      clock.advance(HOUR_MS);
      expect(await service.poll()).toMatchObject({ listed: 0, backlog: 1, complete: false });
      service.contents.splice(0, 1, odd);
      clock.advance(2 * HOUR_MS);
      expect(await service.poll()).toMatchObject({ stored: 1, backlog: 0, complete: true });
      expect(await openGaps(coverage)).toEqual([]);
    },
  );

  it('a first poll that is killed half-way has claimed what it listed, and the next gap begins there', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    clock.advance(10 * DAY_MS);
    service.onList = () => {
      if (service.windows.length > 12) throw new Error('killed');
    };
    service.windows.length = 0;
    service.windows.push(...Array.from({ length: 8 }, () => ({ from: new Date(0), to: new Date(0) })));
    await expect(service.poll()).rejects.toThrow('killed');
    service.onList = () => {};
    const [before] = await openGaps(coverage);
    clock.advance(30 * MINUTE_MS);
    await service.poll();
    // What was not listed any more when the killed poll began: no minute more, for it has listed the rest.
    expect(await openGaps(coverage)).toEqual([before]);
  });

  it('a very first poll that is killed half-way claims nothing before its own beginning', async () => {
    const { service, clock, coverage } = newService();
    service.onList = () => {
      if (service.windows.length > 3) throw new Error('killed');
    };
    await expect(service.poll()).rejects.toThrow('killed');
    service.onList = () => {};
    const { coveredFrom, listedTo } = await coverage.read(TYPE);
    expect(coveredFrom).toEqual(clock.now());
    expect(listedTo).toEqual(new Date('2026-03-06T00:00:00Z'));
    clock.advance(5 * DAY_MS);
    await service.poll();
    expect(await openGaps(coverage)).toEqual([]);
    expect((await coverage.read(TYPE)).coveredFrom).toEqual(coveredFrom);
  });

  it('a poll that is killed between a gap and the end of a switched-off time does not let the gap grow', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    service.isEnabled = false;
    clock.advance(HOUR_MS);
    service.store.fate = ({ kind, rows }) =>
      kind === 'insert' && rows[0]?.reason === 'subscriptionDisabled' ? 'failAfter' : 'well';
    await expect(service.poll()).rejects.toThrow('the store failed');
    service.store.fate = () => 'well';
    const [before] = await openGaps(coverage);
    clock.advance(HOUR_MS);
    await service.poll();
    expect(await openGaps(coverage)).toEqual([before]);
    // Switched off once more: a gap of its own.
    clock.advance(HOUR_MS);
    service.isEnabled = false;
    await service.poll();
    const gaps = await openGaps(coverage);
    expect(gaps).toHaveLength(2);
    expect(Number(gaps[1]?.to) - Number(gaps[1]?.from)).toBeLessThanOrEqual(HOUR_MS + EDGE_MS);
  });

  it('switched off for longer than anything is listed: one stretch is one gap, with its first reason', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    service.isEnabled = false;
    clock.advance(9 * DAY_MS);
    const { gaps } = await service.poll();
    expect(gaps).toMatchObject([{ reason: 'subscriptionDisabled', to: clock.now() }]);
    expect(await openGaps(coverage)).toEqual(gaps);
  });

  it('an outage that goes on while polls fail is one gap that grows, also behind a part that was closed', async () => {
    const { service, clock, coverage } = newService();
    await service.poll();
    service.onList = () => {
      throw fault('retry', 'http-503');
    };
    clock.advance(9 * DAY_MS);
    await service.poll();
    const [gap] = await openGaps(coverage);
    if (!gap) throw new Error('there should be a gap');
    const from = new Date(gap.from.getTime() - 7 * DAY_MS);
    const statement = { file: 'export.csv', sha256: 'ab', rows: 9, from, to: gap.to };
    await coverage.closeByStatement(gap, statement);
    clock.advance(DAY_MS);
    await service.poll();
    clock.advance(DAY_MS);
    await service.poll();
    expect(await openGaps(coverage)).toMatchObject([
      { from: gap.to, to: new Date(gap.to.getTime() + 2 * DAY_MS) },
    ]);
  });
});
