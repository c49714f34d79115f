import { contentFeed, type FeedProgress } from '../../shared/ingest/contentFeed';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { content, fault, scriptedApi } from './scriptedApi';

const openDays = { first: '2026-03-01', last: '2026-03-11' };
const windows = [
  { from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-10T00:00:00Z') },
  { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-10T12:00:00Z') },
];

async function run(
  script: Parameters<typeof scriptedApi>[0],
  { ledger = newLedger(), stopAfter = Number.POSITIVE_INFINITY } = {},
) {
  const progress: FeedProgress = {
    listedTo: undefined,
    isWhole: false,
    fault: undefined,
    lastContentCreated: undefined,
    listed: 0,
  };
  const found: string[] = [];
  const feed = {
    contentType: 'Audit.Exchange',
    api: scriptedApi(script),
    ledger,
    openDays,
    windows,
    now: clock.now(),
  };
  const stops = { abortSignal: new AbortController().signal, isStopped: () => found.length >= stopAfter };
  for await (const { contentId } of contentFeed(feed, progress, stops)) found.push(contentId);
  return { found, progress, api: feed.api };
}

const clock = createFakeClock();
const newLedger = () => new ContentLedger(new MemoryStore(), 'Content', clock);

test('what earlier polls left comes first, then what is new; what is known already does not come twice', async () => {
  const ledger = newLedger();
  await ledger.list([content('left')]);
  const { found, progress } = await run(
    { pages: [[[content('old', '2026-03-09T05:00:00.000Z')]], [[content('left'), content('new')], []]] },
    { ledger },
  );
  expect(found).toEqual(['left', 'old', 'new']);
  expect(progress).toEqual({
    listedTo: windows[1]?.to,
    isWhole: true,
    fault: undefined,
    lastContentCreated: new Date('2026-03-10T10:00:00.000Z'),
    listed: 2,
  });
});

test('content is in the ledger before it is given out', async () => {
  const ledger = newLedger();
  const progress: FeedProgress = {
    listedTo: undefined,
    isWhole: false,
    fault: undefined,
    lastContentCreated: undefined,
    listed: 0,
  };
  const api = scriptedApi({ pages: [[[content('a'), content('b')]]] });
  const feed = { contentType: 'Audit.Exchange', api, ledger, openDays, windows, now: clock.now() };
  const stops = { abortSignal: new AbortController().signal, isStopped: () => false };
  for await (const entry of contentFeed(feed, progress, stops)) {
    expect(await ledger.find(entry)).toMatchObject({ state: 'listed' });
    expect(await ledger.find(content('b'))).toMatchObject({ state: 'listed' });
    break;
  }
});

test('a listing that fails half-way ends the source, keeps what was found and says how far it came', async () => {
  const { found, progress } = await run({
    pages: [[[content('a', '2026-03-09T05:00:00.000Z')]], [[content('b')], fault('retry', 'AF50000')]],
  });
  expect(found).toEqual(['a', 'b']);
  expect(progress.listedTo).toEqual(windows[0]?.to);
  expect(progress.fault?.code).toBe('AF50000');
});

test('a fault that needs a person is thrown', async () => {
  await expect(run({ pages: [[fault('stop', 'AF20012')]] })).rejects.toMatchObject({ code: 'AF20012' });
});

test('a stop claims nothing that was not listed to its end', async () => {
  const { found, progress } = await run(
    {
      pages: [
        [[content('a', '2026-03-09T05:00:00.000Z'), content('b', '2026-03-09T06:00:00.000Z')]],
        [[content('c')]],
      ],
    },
    { stopAfter: 1 },
  );
  expect(found).toEqual(['a']);
  expect(progress.listedTo).toBeUndefined();
});

test("the listing's own spelling of the content type does not make a second ledger partition", async () => {
  const ledger = newLedger();
  await run({ pages: [[[{ ...content('a'), contentType: 'audit.exchange' }]]] }, { ledger });
  expect(await ledger.find(content('a'))).toBeDefined();
});
