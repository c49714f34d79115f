import fc from 'fast-check';
import { behindKey, type KeyRange, rowsInRanges } from '../../shared/verify/rowsInRanges';
import { MemoryStore } from '../tables/memoryStore';

async function storeWith(rowKeys: Iterable<string>): Promise<MemoryStore> {
  const store = new MemoryStore();
  const rows = [...new Set(rowKeys)].map((rowKey) => ({ partitionKey: 'p', rowKey }));
  for (let start = 0; start < rows.length; start += 100)
    await store.insert('T', rows.slice(start, start + 100));
  return store;
}

async function read(store: MemoryStore, ranges: readonly KeyRange[]): Promise<string[]> {
  const keys: string[] = [];
  const at = { table: 'T', partitionKey: 'p', ranges };
  for await (const { rowKey } of rowsInRanges(store, at)) keys.push(rowKey);
  return keys;
}

const digits = (number: number) => String(number).padStart(5, '0');
const keys = (count: number, step = 1) => Array.from({ length: count }, (_, index) => digits(index * step));
const points = (rowKeys: readonly string[]) =>
  rowKeys.map((rowKey) => ({ from: rowKey, before: behindKey(rowKey) }));

describe('rowsInRanges', () => {
  it.each([
    ['nothing asked', keys(5), [], 0],
    ['nothing there', [], keys(3), 1],
    ['dense keys', keys(2_000), keys(2_000), 2],
    ['one key among many', keys(5_000), [digits(2_500)], 1],
    ['keys far apart', keys(5_000), [digits(0), digits(2_500), digits(4_999)], 3],
    ['keys that are not there', keys(1_000, 2), [digits(1), digits(3)], 1],
  ])('%s', async (_, stored, asked, reads) => {
    const store = await storeWith(stored);
    expect(await read(store, points(asked))).toEqual(asked.filter((key) => stored.includes(key)));
    expect(store.counts.reads).toBe(reads);
  });

  it('gives what a look at each row would give, whatever the pages', async () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', '|', '}', '~'), minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(key, { maxLength: 60 }),
        fc.uniqueArray(key, { maxLength: 20 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        async (stored, borders, rowsAPage, emptyFirstPages) => {
          const ranges = borders.flatMap((from, index) => {
            const before = borders[index + 1];
            return before !== undefined && from < before ? [{ from, before }] : [];
          });
          const store = await storeWith(stored);
          Object.assign(store, { rowsAPage, emptyFirstPages });
          const wanted = [...new Set(stored)]
            .sort()
            .filter((each) => ranges.some(({ from, before }) => each >= from && each < before));
          expect(await read(store, ranges)).toEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });
});
