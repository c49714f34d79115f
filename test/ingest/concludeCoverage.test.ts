import { concludeCoverage } from '../../shared/ingest/concludeCoverage';
import { noProgress } from '../../shared/ingest/feedProgress';
import { listingPlan } from '../../shared/ingest/listingPlan';
import type { ContentTypeOutcome } from '../../shared/ingest/pollContentType';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { noCoverage } from '../../shared/ledger/coverage';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { content } from './scriptedApi';

const TYPE = 'Audit.Exchange';
const now = new Date('2026-03-10T12:00:00Z');
const at = (time: string) => new Date(`2026-03-${time}Z`);

function newRoom() {
  const clock = createFakeClock(now.toISOString());
  const store = new MemoryStore();
  const ledger = new ContentLedger(store, 'Content', clock);
  return { clock, store, ledger, coverage: new CoverageTable(store, 'Coverage') };
}

function outcome(more: Partial<ContentTypeOutcome> = {}): ContentTypeOutcome {
  const plan = listingPlan(noCoverage, { now, localNow: now });
  return {
    contentType: TYPE,
    from: plan.from,
    progress: { ...noProgress(), isWhole: true, listedTo: at('10T11:59:58') },
    isEnabled: true,
    isStopped: false,
    sweep: { before: noCoverage, slice: plan.slice },
    ...more,
  };
}

/** A ledger with one blob an hour from 8:00 on, in the states given. */
async function withStates(states: readonly ('listed' | 'stored' | 'refused' | 'expired')[]) {
  const room = newRoom();
  await room.coverage.update(TYPE, () => ({ coveredFrom: at('01T00:00:00') }));
  const items = states.map((state, index) => content(`${index}-${state}`, `2026-03-10T0${index}:00:00.000Z`));
  const entries = await room.ledger.list(items);
  for (const [index, entry] of entries.entries()) {
    const kind = states[index] ?? 'listed';
    if (kind === 'stored') await room.ledger.apply([{ entry, event: { kind, columns: {} } }]);
    else if (kind !== 'listed') await room.ledger.apply([{ entry, event: { kind, code: 'AF20050' } }]);
  }
  return room;
}

test.each<[string, Parameters<typeof withStates>[0], string, number]>([
  ['all is stored', ['stored', 'stored'], '10T11:59:58', 0],
  ['refused and expired ones are gaps', ['refused', 'stored', 'expired'], '10T11:59:58', 0],
  ['one waits', ['stored', 'listed', 'stored'], '10T01:00:00', 1],
  ['the oldest that waits counts', ['refused', 'stored', 'listed', 'listed'], '10T02:00:00', 2],
])('covered as far as all content is stored or a gap: %s', async (_, states, coveredTo, backlog) => {
  const room = await withStates(states);
  expect(await concludeCoverage(outcome(), now, room)).toEqual({ backlog });
  expect((await room.coverage.read(TYPE)).coveredTo).toEqual(at(coveredTo));
});

test('nothing was listed to its end, now or before: nothing is claimed', async () => {
  const room = newRoom();
  await concludeCoverage(outcome({ progress: noProgress() }), now, room);
  expect(await room.coverage.read(TYPE)).toMatchObject({ listedTo: undefined, coveredTo: undefined });
});

test('what is listed while the start of the feed is waited for is claimed by nobody', async () => {
  const room = newRoom();
  await concludeCoverage(outcome(), now, room);
  expect(await room.coverage.read(TYPE)).toMatchObject({
    listedTo: undefined,
    coveredTo: undefined,
    settledTo: undefined,
  });
});

test('what another poller takes back meanwhile stays taken back', async () => {
  const room = newRoom();
  await room.coverage.update(TYPE, () => ({ coveredTo: at('10T11:00:00') }));
  const { query } = room.store;
  room.store.query = async function* (...args) {
    yield* query.apply(room.store, args);
    // The ledger has been read: content from before appears now.
    await room.coverage.update(TYPE, () => ({ coveredTo: at('09T05:00:00'), openFrom: at('01T00:00:00') }));
    await room.coverage.update(TYPE, () => ({ openTo: at('30T00:00:00') }));
  };
  await concludeCoverage(outcome(), now, room);
  expect(await room.coverage.read(TYPE)).toMatchObject({
    coveredTo: at('09T05:00:00'),
    openTo: at('30T00:00:00'),
  });
});

test('a poll that was cut off is none that ran to its end', async () => {
  const room = newRoom();
  await concludeCoverage(outcome({ isStopped: true }), now, room);
  expect((await room.coverage.read(TYPE)).lastPollAt).toBeUndefined();
});

test('rows read do not grow with the contents that are stored', async () => {
  const read: number[] = [];
  for (const count of [20, 400]) {
    const room = newRoom();
    const items = Array.from({ length: count }, (_, index) => content(`blob ${index}`));
    const entries = await room.ledger.list(items);
    const stored = entries
      .slice(3)
      .map((entry) => ({ entry, event: { kind: 'stored', columns: {} } as const }));
    await room.ledger.apply(stored);
    const { query } = room.store;
    let rows = 0;
    room.store.query = async function* (...args) {
      for await (const page of query.apply(room.store, args)) {
        rows += page.length;
        yield page;
      }
    };
    await concludeCoverage(outcome(), now, room);
    read.push(rows);
  }
  expect(read).toEqual([3, 3]);
});
