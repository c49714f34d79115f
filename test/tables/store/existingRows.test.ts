import fc from 'fast-check';
import { existingRows } from '../../../shared/tables/store/existingRows';
import { MemoryStore } from '../memoryStore';

async function storeWith(rowKeys: readonly string[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  const rows = [...new Set(rowKeys)].map((rowKey) => ({
    partitionKey: 'p',
    rowKey,
    Sha: `of ${rowKey}`,
    More: 1,
  }));
  for (let start = 0; start < rows.length; start += 100)
    await store.insert('T', rows.slice(start, start + 100));
  await store.insert('T', [{ partitionKey: 'other', rowKey: 'a' }]);
  return store;
}

const digits = (number: number) => String(number).padStart(5, '0');
const range = (count: number, step = 1) => Array.from({ length: count }, (_, n) => digits(n * step));

describe('existingRows', () => {
  it.each([
    ['nothing asked', range(5), [], 0],
    ['nothing there', [], range(100), 1],
    ['all there, one page', range(100), range(100), 1],
    ['all there among others, one page', range(900), range(90, 10), 1],
    ['dense keys over three pages', range(2_500), range(2_500), 3],
    ['two keys far apart', range(5_000), [digits(0), digits(4_999)], 2],
    ['the first ones there', range(50), range(100), 2],
  ])('%s', async (_, stored, asked, reads) => {
    const store = await storeWith(stored);
    const found = await existingRows(store, {
      table: 'T',
      partitionKey: 'p',
      rowKeys: asked,
      select: ['Sha'],
    });
    expect([...found.keys()].toSorted()).toEqual(asked.filter((key) => stored.includes(key)));
    for (const [rowKey, row] of found) expect(row).toMatchObject({ rowKey, Sha: `of ${rowKey}` });
    expect([...found.values()].some((row) => 'More' in row)).toBe(false);
    expect(store.counts.reads).toBe(reads);
  });

  it('finds exactly what is there, in at most one request a key and one more, whatever the pages', async () => {
    const key = fc.stringMatching(/^[a-d'~|]{1,3}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(key, { maxLength: 40 }),
        fc.array(key, { maxLength: 20 }),
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        async (stored, asked, rowsAPage, emptyFirstPages) => {
          const store = await storeWith(stored);
          Object.assign(store, { rowsAPage, emptyFirstPages });
          const found = await existingRows(store, {
            table: 'T',
            partitionKey: 'p',
            rowKeys: asked,
            select: [],
          });
          expect(new Set(found.keys())).toEqual(new Set(asked.filter((each) => stored.includes(each))));
          const requests = (new Set(asked).size + 1) * (emptyFirstPages ? 2 : 1);
          expect(store.counts.reads).toBeLessThanOrEqual(requests);
        },
      ),
      { numRuns: 150 },
    );
  });
});
