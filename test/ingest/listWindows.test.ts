import { noProgress } from '../../shared/ingest/feedProgress';
import { listWindows } from '../../shared/ingest/listWindows';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { content, fault, scriptedApi } from './scriptedApi';

const window = { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-10T12:00:00Z') };
const newWindows = [
  { from: new Date('2026-03-09T00:00:00Z'), to: new Date('2026-03-10T00:00:00Z') },
  { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-10T12:00:00Z') },
];
const stops = { abortSignal: new AbortController().signal, isStopped: () => false };
const pages = [[[content('a', '2026-03-09T05:00:00.000Z')]], [[content('b')]]];

function listingOf(script: Parameters<typeof scriptedApi>[0], onListedTo: (to: Date) => Promise<void>) {
  const clock = createFakeClock();
  const ledger = new ContentLedger(new MemoryStore(), 'Content', clock);
  const base = { contentType: 'Audit.Exchange', api: scriptedApi(script), ledger, sweepWindows: [] };
  return { ...base, newWindows, claimableTo: clock.now(), onListedTo };
}

test.each([
  ['after the first of two pages', 1, false, undefined],
  ['never', 9, true, window.to],
])(
  'stopped %s: a window counts as listed only with its last page',
  async (_, stopAfter, isWhole, listedTo) => {
    const clock = createFakeClock();
    const found: string[] = [];
    const progress = noProgress();
    await listWindows(
      {
        contentType: 'Audit.Exchange',
        api: scriptedApi({ pages: [[[content('a')], [content('b')]]] }),
        ledger: new ContentLedger(new MemoryStore(), 'Content', clock),
        newWindows: [window],
        sweepWindows: [],
        claimableTo: clock.now(),
      },
      progress,
      (entries) => found.push(...entries.map(({ contentId }) => contentId)),
      { abortSignal: new AbortController().signal, isStopped: () => found.length >= stopAfter },
    );
    expect(progress).toMatchObject({ isWhole, listedTo });
  },
);

test('up to where it is listed is told once a window is listed, and awaited', async () => {
  const told: Date[] = [];
  const done: string[] = [];
  const listing = listingOf({ pages }, async (to) => {
    told.push(to);
    await new Promise((resolve) => setTimeout(resolve, 20));
    done.push('told');
  });
  await listWindows(listing, noProgress(), () => done.push('found'), stops);
  expect(told).toEqual([newWindows[0]?.to]);
  // The second window is listed meanwhile.
  expect(done).toEqual(['found', 'found', 'told']);
});

test('where it cannot be told, nothing is listed any more by the time that this is known', async () => {
  const failure = new Error('no store');
  let isListing = false;
  const listing = listingOf({ pages }, () => Promise.reject(failure));
  const { listContent } = listing.api;
  const slow: typeof listContent = async function* (...given) {
    isListing = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    yield* listContent(...given);
    isListing = false;
  };
  const api = { ...listing.api, listContent: slow };
  await expect(listWindows({ ...listing, api }, noProgress(), () => {}, stops)).rejects.toBe(failure);
  expect(isListing).toBe(false);
});

test('a window that fails is not told of, and neither is what comes after it', async () => {
  const told: Date[] = [];
  const progress = noProgress();
  const script = { pages: [[fault('retry', 'AF50000')], [[content('b')]]] };
  const listing = listingOf(script, async (to) => void told.push(to));
  await listWindows(listing, progress, () => {}, stops);
  expect(told).toEqual([]);
  expect(progress).toMatchObject({ isWhole: false, listedTo: undefined });
});
