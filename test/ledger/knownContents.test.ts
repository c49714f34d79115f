import type { ContentItem } from '../../shared/activityApi/contentItem';
import { ContentLedger } from '../../shared/ledger/contentLedger';
import { createFakeClock } from '../activityApi/fakeClock';
import { MemoryStore } from '../tables/memoryStore';
import { createRandom } from '../tenant/random';

const PAGE = 200;

/** Contents of one day in the order of their creation, as ids of the service are: a time stamp first. */
function contents(count: number, day = '2026-03-10'): ContentItem[] {
  return Array.from({ length: count }, (_, index) => {
    const contentCreated = new Date(Date.parse(`${day}T00:00:00Z`) + index * 1_000).toISOString();
    const stamp = contentCreated.replaceAll(/\D/g, '');
    const contentId = `${stamp}${String(index).padStart(6, '0')}$audit_exchange$emea0036`;
    return { contentId, contentType: 'Audit.Exchange', contentCreated, contentExpiration: contentCreated };
  });
}

function pages<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / PAGE) }, (_, page) =>
    items.slice(page * PAGE, (page + 1) * PAGE),
  );
}

async function ledgerWith(items: readonly ContentItem[]) {
  const store = new MemoryStore();
  const ledger = new ContentLedger(store, 'Content', createFakeClock());
  await ledger.list(items);
  store.counts.reads = 0;
  return { store, ledger };
}

/** Lists page by page, as a window is. @returns ids that were not known, and what was asked of the store */
async function relist(
  { store, ledger }: Awaited<ReturnType<typeof ledgerWith>>,
  listed: readonly (readonly ContentItem[])[],
) {
  const known = ledger.knownContents();
  const added: string[] = [];
  for (const page of listed)
    added.push(...(await ledger.list(page, { known })).map(({ contentId }) => contentId));
  return { added, reads: store.counts.reads };
}

test.each([0, 1, 999, 1_000, 5_500])('%d known contents cost a read a thousand, and one', async (count) => {
  const items = contents(count);
  const { added, reads } = await relist(await ledgerWith(items), pages(items));
  expect(added).toEqual([]);
  expect(reads).toBeLessThanOrEqual(Math.ceil(count / 1_000) + 1);
});

test('two days cost one read more than one', async () => {
  const items = [...contents(1_500, '2026-03-09'), ...contents(1_500)];
  const { reads } = await relist(await ledgerWith(items), pages(items));
  expect(reads).toBeLessThanOrEqual(2 * (2 + 1));
});

test('what comes before and behind the stretch listed is not read', async () => {
  const items = contents(6_000);
  const { reads } = await relist(await ledgerWith(items), pages(items.slice(3_000, 3_900)));
  expect(reads).toBe(1);
});

test('new contents among known ones are found, wherever they are', async () => {
  const items = contents(3_000);
  const isNew = (index: number) => index % 700 === 3 || index > 2_995;
  const room = await ledgerWith(items.filter((_, index) => !isNew(index)));
  const { added, reads } = await relist(room, pages(items));
  expect(added).toEqual(items.filter((_, index) => isNew(index)).map(({ contentId }) => contentId));
  expect(reads).toBeLessThanOrEqual(4);
});

test('pages in any order, contents in any order, repeats, empty pages of the store: the same contents are new', async () => {
  const items = contents(2_500);
  for (let seed = 0; seed < 8; seed++) {
    const random = createRandom('out of order', seed);
    const isNew = new Set(items.filter(() => random.chance(0.05)));
    const room = await ledgerWith(items.filter((item) => !isNew.has(item)));
    room.store.emptyFirstPages = seed % 2 === 0;
    room.store.rowsAPage = 10 + random.integer(990);
    const shuffled = pages(items)
      .map((page) => ({ page: page.toSorted(() => random.integer(3) - 1), at: random.integer(1_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ page }) => page);
    const { added } = await relist(room, [...shuffled, shuffled[0] ?? []]);
    expect(added.sort()).toEqual([...isNew].map(({ contentId }) => contentId).sort());
  }
});

test('what another poller lists meanwhile is not listed twice', async () => {
  const items = contents(400);
  const room = await ledgerWith([]);
  const known = room.ledger.knownContents();
  await room.ledger.list(items.slice(0, 200), { known });
  const other = new ContentLedger(room.store, 'Content', createFakeClock());
  await other.list(items);
  await room.ledger.list(items.slice(200), { known });
  expect(room.store.all('Content')).toHaveLength(400);
});

test('memory is one page of keys a day, however many contents are listed', async () => {
  const items = contents(8_000);
  const { store, ledger } = await ledgerWith(items);
  const asked: number[] = [];
  const { query } = store;
  store.query = async function* (...args) {
    for await (const page of query.apply(store, args)) {
      asked.push(page.length);
      yield page;
    }
  };
  await relist({ store, ledger }, pages(items));
  expect(Math.max(...asked)).toBeLessThanOrEqual(1_000);
  expect(asked.reduce((sum, rows) => sum + rows, 0)).toBeLessThanOrEqual(8_000 + 1_000);
});
