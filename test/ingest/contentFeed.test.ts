import { contentFeed } from '../../shared/ingest/contentFeed';
import { noProgress } from '../../shared/ingest/feedProgress';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { content, fault, scriptedApi } from './scriptedApi';

const days = { first: '2026-03-01', last: '2026-03-11' };
const newWindows = [
  { from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-10T00:00:00Z') },
  { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-10T12:00:00Z') },
];
const sweepWindows = [{ from: new Date('2026-03-08T00:00:00Z'), to: new Date('2026-03-09T00:00:00Z') }];
const clock = createFakeClock();
const newLedger = () => new ContentLedger(new MemoryStore(), 'Content', clock);
const old = (contentId: string) => content(contentId, '2026-03-09T05:00:00.000Z');

interface Room {
  ledger?: ContentLedger;
  stopAfter?: number;
  unavailableAfter?: number;
  isSweep?: boolean;
}

async function run(script: Parameters<typeof scriptedApi>[0], room: Room = {}) {
  const { ledger = newLedger(), stopAfter = Number.POSITIVE_INFINITY, isSweep = false } = room;
  const { unavailableAfter = Number.POSITIVE_INFINITY } = room;
  const progress = noProgress();
  const found: string[] = [];
  const api = scriptedApi(script);
  const feed = {
    contentType: 'Audit.Exchange',
    api,
    ledger,
    clock,
    openDays: days,
    newWindows,
    sweepWindows: isSweep ? sweepWindows : [],
    claimableTo: clock.now(),
    isHandedOver: false,
  };
  const stops = {
    abortSignal: new AbortController().signal,
    isStopped: () => found.length >= stopAfter,
    isUnavailable: () => found.length >= unavailableAfter,
  };
  for await (const entry of contentFeed(feed, progress, stops)) {
    expect(await ledger.find(entry)).toMatchObject({ state: 'listed' });
    found.push(entry.contentId);
  }
  return { found, progress, api, ledger };
}

test('what is new comes first, then what earlier polls left; what is known already does not come twice', async () => {
  const ledger = newLedger();
  await ledger.list([content('left')]);
  const pages = [[[old('old')]], [[content('left'), content('new')], []]];
  const { found, progress } = await run({ pages }, { ledger });
  expect(found).toEqual(['old', 'new', 'left']);
  expect(progress).toEqual({
    listedTo: newWindows[1]?.to,
    isWhole: true,
    swept: [],
    fault: undefined,
    lastContentCreated: new Date('2026-03-10T10:00:00.000Z'),
    listed: 2,
  });
});

test('a sweep lists what lies before, after what is new', async () => {
  const pages = [[[old('a')]], [[content('b')]], [[content('c', '2026-03-08T05:00:00.000Z')]]];
  const { found, api, progress } = await run({ pages }, { isSweep: true });
  expect(found).toEqual(['a', 'b', 'c']);
  expect(api.windows).toEqual([...newWindows, ...sweepWindows]);
  expect(progress).toMatchObject({ isWhole: true, swept: sweepWindows });
});

test('a window that fails half-way keeps what was found, and the next one is listed all the same', async () => {
  const pages = [[[old('a')], fault('retry', 'AF50000')], [[content('b')]]];
  const { found, progress } = await run({ pages });
  expect(found).toEqual(['a', 'b']);
  expect(progress).toMatchObject({
    listedTo: undefined,
    isWhole: false,
    swept: [],
    fault: { code: 'AF50000' },
  });
});

test('only what was listed without a hole is claimed', async () => {
  const { progress } = await run({ pages: [[[old('a')]], [fault('retry', 'AF50000')]] });
  expect(progress).toMatchObject({ listedTo: newWindows[0]?.to, isWhole: false });
});

test('a service that gives no window twice in a row is not asked on', async () => {
  const pages = [[fault('retry', 'http-503')], [fault('retry', 'http-503')], [[content('c')]]];
  const { found, api } = await run({ pages }, { isSweep: true });
  expect(found).toEqual([]);
  expect(api.windows).toHaveLength(2);
});

test('a fault that needs a person is thrown', async () => {
  await expect(run({ pages: [[fault('stop', 'AF20012')]] })).rejects.toMatchObject({ code: 'AF20012' });
});

test('a stop claims nothing that was not listed to its end', async () => {
  const pages = [[[old('a')], [old('b')]], [[content('c')]]];
  const { found, progress } = await run({ pages }, { stopAfter: 0 });
  expect(found).toEqual([]);
  expect(progress).toMatchObject({ listedTo: undefined, isWhole: false, swept: [] });
});

test('where no content can be had, none is given out, but all that is listed is known', async () => {
  const pages = [[[old('a'), old('b')]], [[content('c')]]];
  const { found, progress, ledger } = await run({ pages }, { unavailableAfter: 1 });
  expect(found).toEqual(['a']);
  expect(progress).toMatchObject({ isWhole: true, listed: 3 });
  expect(await ledger.find(content('c'))).toMatchObject({ state: 'listed' });
});

test("the listing's own spelling of the content type does not make a second ledger partition", async () => {
  const { ledger } = await run({ pages: [[[{ ...content('a'), contentType: 'audit.exchange' }]]] });
  expect(await ledger.find(content('a'))).toBeDefined();
});
