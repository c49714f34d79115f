import { boundedRows } from '../../../cli/explore/boundedRows';
import { memoryTables } from '../../query/memoryTables';
import { recordText, storeRecords } from '../../query/tablesWithRecords';

const DAYS = Array.from({ length: 60 }, (_, at) =>
  new Date(Date.UTC(2026, 8, 22 + at)).toISOString().slice(0, 10),
);
const at = (text: string) => new Date(text);

describe('boundedRows', () => {
  const tables = memoryTables('2026-11-20T12:00:00Z');
  beforeAll(() =>
    storeRecords(
      tables,
      DAYS.map((day) =>
        recordText({
          Id: day,
          CreationTime: `${day}T10:00:00`,
          Operation: day < '2026-10-01' ? 'Old' : 'Send',
        }),
      ),
    ),
  );

  async function idsOf(query: object, limit: number, clock = tables.clock) {
    const { rows, searchedFrom } = await boundedRows({ ...tables, clock }, query, limit, {});
    return { ids: rows.map(({ Id }) => Id), searchedFrom };
  }

  it.each([
    ['everything, newest first', {}, 3, DAYS.slice(-3).reverse()],
    [
      'what keys find, however long ago',
      { user: 'alice@contoso.com', operation: 'Old' },
      2,
      ['2026-09-30', '2026-09-29'],
    ],
    [
      'what is looked for in slices, without a hole between them',
      { operation: 'Send' },
      100,
      DAYS.slice(9).reverse(),
    ],
    ['what only the last slice has', { operation: 'Old' }, 100, DAYS.slice(0, 9).reverse()],
    [
      'a time and no more',
      { operation: 'Send', from: at('2026-10-05T10:00:00Z'), to: at('2026-10-08T10:00:00Z') },
      100,
      ['2026-10-07', '2026-10-06', '2026-10-05'],
    ],
    ['nothing', { operation: 'Never' }, 100, []],
  ])('finds %s', async (_what, query, limit, ids) => {
    expect(await idsOf(query, limit)).toEqual({ ids, searchedFrom: undefined });
  });

  it('ends where enough is found', async () => {
    const before = tables.store.counts.reads;
    expect((await idsOf({ operation: 'Send' }, 2)).ids).toEqual(DAYS.slice(-2).reverse());
    expect(tables.store.counts.reads - before).toBeLessThan(20);
  });

  it('ends where a page has taken its time, and says how far back it came', async () => {
    let now = at('2026-11-20T12:00:00Z').getTime();
    const clock = {
      // Five seconds go by with every look at the clock.
      now: () => {
        now += 5_000;
        return new Date(now);
      },
      sleep: async () => {},
    };
    const { ids, searchedFrom } = await idsOf({ operation: 'Old' }, 100, clock);
    expect(ids).toEqual([]);
    expect(searchedFrom?.toISOString().slice(0, 10)).toMatch(/^2026-11-1\d$/);
  });
});
