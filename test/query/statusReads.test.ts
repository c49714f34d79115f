import { readStatus } from '../../shared/query/readStatus';
import type { QueryOptions, StoredRow, TableStore } from '../../shared/tables/store/tableStore';
import { gapWith, memoryTables } from './memoryTables';

const HOUR_MS = 60 * 60_000;
const contentType = 'Audit.Exchange';
const now = '2026-11-22T12:00:00.000Z';

/** Counts rows that come out of a store, as a bill does. */
function countedRows(store: TableStore): TableStore & { rowsRead: number } {
  const counted = Object.create(store) as TableStore & { rowsRead: number };
  counted.rowsRead = 0;
  counted.query = async function* (table: string, filter: string, options?: QueryOptions) {
    for await (const page of store.query(table, filter, options)) {
      counted.rowsRead += page.length;
      yield page;
    }
  };
  counted.read = async (...args): Promise<StoredRow | undefined> => {
    counted.rowsRead += 1;
    return store.read(...args);
  };
  return counted;
}

/** A year of coverage with so much stored content and so many records each hour of every tenth day, one blob waiting, one gap. */
async function aYear(contentsAnHour: number) {
  const tables = memoryTables(now);
  const end = Date.parse(now);
  const time = (hoursBack: number) => new Date(end - hoursBack * HOUR_MS);
  await tables.coverage.update(contentType, () => ({
    coveredFrom: time(365 * 24),
    listedTo: time(0),
    coveredTo: time(1),
    settledTo: time(7 * 24),
    lastPollAt: time(0),
    openFrom: time(1),
  }));
  await tables.coverage.open(gapWith({ from: time(2_000), to: time(1_990) }));
  for (let hoursBack = 1; hoursBack < 365 * 24; hoursBack += hoursBack % 24 === 23 ? 217 : 1) {
    const created = { type: 'DateTime', value: time(hoursBack).toISOString() } as const;
    const [day, second] = created.value.split(/[T.]/);
    if (day === undefined || second === undefined) throw new Error(created.value);
    const keys = Array.from({ length: contentsAnHour }, (_, at) => `${second}_${at}`);
    const stored = keys.map((rowKey, at) => ({
      partitionKey: `${contentType}_${day}`,
      rowKey,
      contentType,
      state: hoursBack === 1 && at === 0 ? 'listed' : 'stored',
      attempts: 1,
      contentCreated: created,
      contentExpiration: created,
    }));
    await tables.store.insert(tables.names.content, stored);
    const records = keys.map((rowKey) => ({ partitionKey: `50_${day}`, rowKey, RecordType: 50 }));
    await tables.store.insert(tables.names.records(day), records);
  }
  return { ...tables, store: countedRows(tables.store) };
}

describe('readStatus over a year', () => {
  it('reads as many rows whatever is stored', async () => {
    const [few, many] = [await aYear(1), await aYear(10)];
    const [first, second] = [await readStatus(few), await readStatus(many)];
    expect(second).toEqual(first);
    expect(first).toMatchObject({ contentTypes: [{ backlog: 1 }], gaps: [{ reason: 'notPolledInTime' }] });
    expect(many.store.rowsRead).toBe(few.store.rowsRead);
    expect(many.store.rowsRead).toBeLessThan(50);
  }, 20_000);
});
