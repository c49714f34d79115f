import { type LikelyColumns, referencedRows } from '../../shared/query/referencedRows';
import { MemoryStore } from '../tables/memoryStore';

const TABLE = 'AuditRecords202611';
const PARTITION = '50_2026-11-20';
const keyOf = (n: number) => `10:00:00_${String(n).padStart(4, '0')}`;

/** 300 rows; every third is alice's, spelled in one of two ways, but for two that say so elsewhere. */
async function filled(): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (let start = 0; start < 300; start += 100) {
    const rows = Array.from({ length: 100 }, (_, at) => {
      const n = start + at;
      const own = n % 6 === 0 ? 'Alice@contoso.com' : 'alice@contoso.com';
      const UserId = n % 3 === 0 && n !== 6 && n !== 9 ? own : 'bob@contoso.com';
      return { partitionKey: PARTITION, rowKey: keyOf(n), UserId };
    });
    await store.insert(TABLE, rows);
  }
  store.counts.reads = 0;
  return store;
}

const learn = { columns: ['UserId'], isValue: (text: string) => text.toLowerCase() === 'alice@contoso.com' };

async function read(store: MemoryStore, numbers: readonly number[], likely: LikelyColumns) {
  const rowKeys = numbers.map(keyOf);
  const at = { table: TABLE, partitionKey: PARTITION, rowKeys };
  const rows = await referencedRows(store, at, likely, learn);
  return { keys: rows.map(({ rowKey }) => rowKey).sort(), requests: store.counts.reads };
}

describe('referencedRows', () => {
  const thirds = Array.from({ length: 100 }, (_, n) => n * 3);

  it.each([
    ['none', [], 0],
    ['one: a point', [9], 1],
    ['some: their keys', [0, 3, 299], 1],
    ['many: some of their keys, then the column that they share', thirds, 2],
  ])('%s', async (_, numbers, requests) => {
    const found = await read(await filled(), numbers, new Map());
    expect(found).toEqual({ keys: numbers.map(keyOf), requests });
  });

  it('asks once by a column that is known from before, and once by keys for what has another', async () => {
    const likely = new Map([['UserId', new Set(['alice@contoso.com', 'Alice@contoso.com'])]]);
    expect(await read(await filled(), thirds, likely)).toEqual({ keys: thirds.map(keyOf), requests: 2 });
  });

  it('gives nothing for a row that is gone, and ends', async () => {
    const found = await read(await filled(), [1, 500, 501], new Map());
    expect(found.keys).toEqual([keyOf(1)]);
  });

  it('reads by keys alone where no column tells', async () => {
    const none = { columns: [], isValue: () => false };
    const store = await filled();
    const at = { table: TABLE, partitionKey: PARTITION, rowKeys: thirds.map(keyOf) };
    expect(await referencedRows(store, at, new Map(), none)).toHaveLength(100);
    expect(store.counts.reads).toBe(Math.ceil(100 / 12));
  });
});
