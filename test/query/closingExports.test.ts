import { closingExports } from '../../shared/query/closingExports';
import type { OpenGap } from '../../shared/query/openGaps';
import { gapWith, memoryTables } from './memoryTables';

const at = (text: string) => new Date(`${text}Z`);

function lost(from: string): OpenGap {
  return {
    ...gapWith({ from: at(from), to: at(from) }),
    isUnderWay: false,
    fetchableUntil: undefined,
    attempts: undefined,
    lastError: undefined,
  };
}

async function tablesWith(recordTypes: Record<string, number[]>) {
  const tables = memoryTables('2026-11-22T12:00:00Z');
  for (const [day, types] of Object.entries(recordTypes)) {
    for (const type of types) {
      await tables.store.insert(tables.names.records(day), [{ partitionKey: `${type}_${day}`, rowKey: 'a' }]);
    }
  }
  return tables;
}

describe('closingExports', () => {
  it('searches for the types known of Exchange and for those that the tables hold around the gap', async () => {
    const tables = await tablesWith({
      '2026-11-20': [50, 275],
      '2026-10-02': [28],
      '2026-07-01': [13],
    });
    const [found] = await closingExports(tables, [lost('2026-11-10T00:00:00')], ['Audit.Exchange']);
    expect(found).toMatchObject({ gaps: 1, recordTypes: [1, 2, 3, 19, 28, 43, 50, 154, 275] });
  });

  it('searches for everything where the tables hold several content types', async () => {
    const tables = await tablesWith({ '2026-11-20': [50] });
    const known = ['Audit.Exchange', 'Audit.General'];
    const [found] = await closingExports(tables, [lost('2026-11-10T00:00:00')], known);
    expect(found?.recordTypes).toBeUndefined();
  });

  it('reads the types of a month once', async () => {
    const tables = await tablesWith({ '2026-11-20': [50], '2026-10-20': [50] });
    const gaps = ['2026-10-01', '2026-10-20', '2026-11-10', '2026-11-21'].map((day) =>
      lost(`${day}T00:00:00`),
    );
    expect((await closingExports(tables, gaps, ['Audit.Exchange'])).length).toBeGreaterThan(1);
    // Two months with one type, and three around them with none.
    expect(tables.store.counts.reads).toBeLessThanOrEqual(2 * 2 + 3);
  });

  it('reads nothing where nothing is to be closed', async () => {
    const tables = await tablesWith({});
    expect(await closingExports(tables, [], ['Audit.Exchange'])).toEqual([]);
    expect(tables.store.counts.reads).toBe(0);
  });
});
