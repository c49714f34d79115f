import { noProgress } from '../../shared/ingest/feedProgress';
import { listWindows } from '../../shared/ingest/listWindows';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { content, scriptedApi } from './scriptedApi';

const window = { from: new Date('2026-03-10T00:00:00Z'), to: new Date('2026-03-10T12:00:00Z') };

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
