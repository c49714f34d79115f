import { poll } from '../../shared/ingest/poll';
import { emptyPollSummary } from '../../shared/ingest/pollSummary';
import { subscribe } from '../../shared/ingest/subscribe';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { tableNames } from '../../shared/tables/store/tableNames';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { fault, type ScriptedApi, scriptedApi } from './scriptedApi';

const type = 'Audit.Exchange';
const options = { abortSignal: new AbortController().signal };
const HOUR_MS = 3_600_000;

function newRoom(api: ScriptedApi = scriptedApi({})) {
  const clock = createFakeClock('2026-03-10T12:00:00Z');
  return {
    api,
    clock,
    coverage: new CoverageTable(new MemoryStore(), 'Coverage'),
    summary: emptyPollSummary(),
  };
}

const listedTo = new Date('2026-03-10T10:00:00Z');

test('before anything was listed or claimed nothing is missing', async () => {
  const room = newRoom();
  expect(await subscribe(type, false, room, options)).toMatchObject({ state: 'started' });
  expect(room.summary.gaps).toEqual([]);
});

test('found switched off and started again: the time since the last listing is a gap, once', async () => {
  const room = newRoom();
  await room.coverage.update(type, () => ({ listedTo }));
  await subscribe(type, false, room, options);
  await subscribe(type, true, room, options);
  expect(room.summary.gaps).toMatchObject([
    { from: listedTo, to: room.clock.now(), reason: 'subscriptionDisabled' },
  ]);
});

test('a start whose reply was lost: the next poll finds it enabled, and the gap is told', async () => {
  const lost: ScriptedApi = {
    ...scriptedApi({}),
    startSubscription: () => Promise.reject(new Error('reset')),
  };
  const room = newRoom(lost);
  await room.coverage.update(type, () => ({ listedTo }));
  await expect(subscribe(type, false, room, options)).rejects.toThrow('reset');
  room.clock.advance(HOUR_MS);
  await subscribe(type, true, room, options);
  expect(room.summary.gaps).toMatchObject([{ from: listedTo, to: room.clock.now() }]);
});

test('switched on by somebody else days later: the gap reaches from the last listing to then', async () => {
  const room = newRoom();
  const asked = room.clock.now();
  await room.coverage.update(type, () => ({ listedTo, startRequestedAt: asked, startAnsweredAt: asked }));
  expect(await subscribe(type, false, room, options)).toMatchObject({ state: 'waiting' });
  room.clock.advance(48 * HOUR_MS);
  await subscribe(type, true, room, options);
  expect(room.summary.gaps).toMatchObject([{ from: listedTo, to: room.clock.now() }]);
});

test('running all the time, as the start says: no gap', async () => {
  const room = newRoom(scriptedApi({ startOutcome: 'alreadyEnabled' }));
  await room.coverage.update(type, () => ({ listedTo }));
  expect(await subscribe(type, false, room, options)).toEqual({ state: 'running' });
  await subscribe(type, true, room, options);
  expect(room.summary.gaps).toEqual([]);
});

test('refused a start, and running days later, as the next start says: the time between is a gap all the same', async () => {
  const room = newRoom(scriptedApi({ startOutcome: 'alreadyEnabled' }));
  await room.coverage.update(type, () => ({ listedTo }));
  const startSubscription = () => Promise.reject(fault('stop', 'AF20023'));
  await expect(
    subscribe(type, false, { ...room, api: { ...room.api, startSubscription } }, options),
  ).rejects.toThrow('AF20023');
  room.clock.advance(48 * HOUR_MS);
  expect(await subscribe(type, false, room, options)).toEqual({ state: 'running' });
  expect(room.summary.gaps).toMatchObject([{ from: listedTo, to: room.clock.now() }]);
});

test('switched off again before anything could be listed: the second time is told, too, and nothing twice', async () => {
  const room = newRoom();
  await room.coverage.update(type, () => ({ listedTo }));
  await subscribe(type, false, room, options);
  room.clock.advance(HOUR_MS);
  await subscribe(type, true, room, options);
  room.clock.advance(HOUR_MS);
  await subscribe(type, false, room, options);
  const start = new Date('2026-03-10T12:00:00Z');
  const gaps = await room.coverage.spanGaps(type, options);
  expect(gaps).toMatchObject([{ from: listedTo, to: room.clock.now() }]);
  expect((await room.coverage.read(type)).disabledFrom).toEqual(new Date(0));
  expect(room.summary.gaps[0]?.to).toEqual(start);
});

test('a start whose reply was lost, for the second time: its end is not mistaken for that of the first', async () => {
  const room = newRoom();
  await room.coverage.update(type, () => ({ listedTo }));
  await subscribe(type, false, room, options);
  room.clock.advance(HOUR_MS);
  const lost = { ...room, api: { ...room.api, startSubscription: () => Promise.reject(new Error('reset')) } };
  await expect(subscribe(type, false, lost, options)).rejects.toThrow('reset');
  room.clock.advance(HOUR_MS);
  await subscribe(type, true, room, options);
  expect(await room.coverage.spanGaps(type, options)).toMatchObject([
    { from: listedTo, to: room.clock.now() },
  ]);
});

test('a list from before another poller started it says nothing of a gap', async () => {
  const room = newRoom();
  const askedAt = room.clock.now();
  room.clock.advance(1_000);
  const started = room.clock.now();
  await room.coverage.update(type, () => ({
    ...{ coveredFrom: started, startRequestedAt: started, startAnsweredAt: started },
  }));
  await subscribe(type, false, { ...room, askedAt }, options);
  expect((await room.coverage.read(type)).disabledFrom).toBeUndefined();
  await subscribe(type, true, room, options);
  expect(room.summary.gaps).toEqual([]);
});

test('another poller starts it between the list and the listing: nothing was switched off', async () => {
  const store = new MemoryStore();
  const names = tableNames('Audit');
  const clock = createFakeClock('2026-03-10T12:00:00Z');
  const now = clock.now();
  const other = new CoverageTable(store, names.coverage);
  await other.update(type, () => ({ startRequestedAt: now, startAnsweredAt: now }));
  const api: ScriptedApi = {
    ...scriptedApi({}),
    async *listContent() {
      await other.update(type, () => ({ coveredFrom: now }));
      throw fault('startSubscription', 'AF20022');
    },
  };
  const origin = { tenantId: 'contoso', app: 'cli', appVersion: '1.2.3', instance: '0badcafe' } as const;
  const summary = await poll({
    ...{ api, store, names, clock, origin },
    contentTypes: [type],
    retentionMonths: undefined,
  });
  expect(summary).toMatchObject({ gaps: [], complete: false });
  expect(await other.read(type)).toMatchObject({ coveredFrom: now, disabledFrom: undefined });
});
