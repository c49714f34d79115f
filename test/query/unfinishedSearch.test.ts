import type { Partition } from '../../bench/tableStore/partition';
import { type ServedTables, serveTables } from '../../bench/tableStore/serveTables';
import { findRecords } from '../../shared/query/findRecords';
import type { ReadableTables } from '../../shared/query/readableTables';
import { openTables } from './tablesWithRecords';

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
const STEP_SECONDS = 80;
const WANTED = 500;

/** A day of one type with 1,080 rows, made as they are read: one of them says what is looked for. */
function fullDay(day: string): Partition {
  const rowKeyAt = (index: number) => new Date(index * STEP_SECONDS * 1_000).toISOString().slice(11, 19);
  return {
    size: 86_400 / STEP_SECONDS,
    rowKeyAt,
    entityAt: (index) => ({
      properties: {
        PartitionKey: `2_${day}`,
        RowKey: rowKeyAt(index),
        RecordType: 2,
        AuditData: index === WANTED ? 'wanted' : '',
      },
      timestamp: '2026-11-06T00:00:00.0000000Z',
    }),
  };
}

describe('a search through texts that no key narrows', () => {
  const now = new Date('2026-11-06T00:00:00Z');
  let served: ServedTables;
  let tables: ReadableTables;
  beforeAll(async () => {
    served = await serveTables();
    const table = served.service.tables.create('AuditRecords202611');
    for (const day of DAYS) table.load(`2_${day}`, fullDay(day));
    tables = openTables(served.connectionString, 'Audit');
  });
  afterAll(() => served.stop());

  it.each([
    ['newest', '2026-11-0\\d to 2026-11-30'],
    ['oldest', '2026-11-01 to 2026-11-0\\d'],
  ] as const)('ends after a thousand rows, %s first, and says how far it came', async (order, span) => {
    const progress = { days: 0, daysRead: 0, rowsRead: 0 };
    const search = async () => {
      for await (const row of findRecords(
        tables,
        { text: 'WANTED', order },
        { now, progress, mostRows: 1_000 },
      ))
        expect(row).toBeDefined();
    };
    await expect(search()).rejects.toThrow(new RegExp(`^Only ${span} was searched`));
    expect(progress.rowsRead).toBeGreaterThan(1_000);
  });

  it('ends well with so many as are enough', async () => {
    const found: string[] = [];
    for await (const { partitionKey } of findRecords(
      tables,
      { text: 'wanted' },
      { now, enough: 1, mostRows: 1_000 },
    ))
      found.push(partitionKey);
    expect(found[0]).toBe('2_2026-11-05');
  });

  it('goes on to the end where all is to be scanned', async () => {
    const found: string[] = [];
    for await (const { partitionKey } of findRecords(tables, { text: 'wanted' }, { now, scan: true }))
      found.push(partitionKey);
    expect(found).toEqual(DAYS.toReversed().map((day) => `2_${day}`));
  });
});
