import fc from 'fast-check';
import { type PartitionPart, partitionRecords } from '../../shared/query/partitionRecords';
import type { StoredRow, TableStore } from '../../shared/tables/store/tableStore';

const DAY = { fromSecond: 0, toSecond: 86_400 };
const wanted: PartitionPart = {
  table: 'AuditRecords202611',
  partitionKey: '50_2026-11-02',
  part: DAY,
  condition: undefined,
  matches: () => true,
  heldRows: 10,
  order: 'newest',
  wantedRows: 5,
  isToEnd: false,
};

describe('partitionRecords', () => {
  it('gives every record of the part once, newest first, however small the memory is', async () => {
    const second = fc.integer({ min: 0, max: 86_399 });
    await fc.assert(
      fc.asyncProperty(fc.array(second, { maxLength: 60 }), second, second, async (seconds, a, b) => {
        const part = { fromSecond: Math.min(a, b), toSecond: Math.max(a, b) };
        const store = storeOf(seconds.map((each, at) => rowAt(each, at)));
        const found = await keysOf(partitionRecords(store, { ...wanted, part, heldRows: 3 }));
        const expected = seconds
          .map((each, at) => ({ key: rowAt(each, at).rowKey, each }))
          .filter(({ each }) => each >= part.fromSecond && each < part.toSecond)
          .map(({ key }) => key);
        expect(found).toEqual(expected.sort().reverse());
      }),
      { numRuns: 200 },
    );
  });

  it('holds no more than asked for, but a second', async () => {
    const store = storeOf(Array.from({ length: 500 }, (_, at) => rowAt(at * 100, at)));
    const rows = partitionRecords(store, wanted);
    await rows.next();
    // The day, its half, its quarter, ... each given up after the second page of 10.
    expect(store.counts.reads).toBeLessThan(16);
    await rows.return(undefined);
  });

  it('leaves out continuation rows and what does not match', async () => {
    const store = storeOf([
      rowAt(5, 1),
      { ...rowAt(5, 2), RecordType: undefined },
      { ...rowAt(6, 3), Operation: 'Send' },
    ]);
    const matches = (row: StoredRow) => row.Operation === 'Send';
    expect(await keysOf(partitionRecords(store, { ...wanted, matches }))).toEqual(['00:00:06_003']);
  });
});

function rowAt(second: number, number: number): StoredRow {
  const time = new Date(second * 1_000).toISOString().slice(11, 19);
  const rowKey = `${time}_${String(number).padStart(3, '0')}`;
  return { partitionKey: '50_2026-11-02', rowKey, etag: '', RecordType: 50 };
}

/** Answers range filters with pages of 10, with an empty page before each. */
function storeOf(rows: StoredRow[]): TableStore {
  const sorted = rows.toSorted((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
  let reads = 0;
  const unexpected = () => {
    throw new Error('only queries are expected');
  };
  return {
    counts: {
      transactions: new Map(),
      get reads() {
        return reads;
      },
    },
    insert: unexpected,
    merge: unexpected,
    read: unexpected,
    tables: unexpected,
    async *query(_table, filter) {
      const [, from = '', to = ''] = /RowKey ge '([^']+)' and RowKey lt '([^']+)'/.exec(filter) ?? [];
      const matching = sorted.filter(({ rowKey }) => rowKey >= from && rowKey < to);
      for (let start = 0; start < matching.length; start += 10) {
        reads += 1;
        yield [];
        yield matching.slice(start, start + 10);
      }
    },
  };
}

async function keysOf(rows: AsyncIterable<StoredRow>): Promise<string[]> {
  const keys: string[] = [];
  for await (const { rowKey } of rows) keys.push(rowKey);
  return keys;
}
