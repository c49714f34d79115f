import { quarantineCounts } from '../../shared/query/quarantineCounts';
import { replayedPartitionKey } from '../../shared/query/replayedItems';
import { memoryTables } from './memoryTables';

describe('quarantineCounts', () => {
  it('counts by reason what no replay has stored; continuation rows are none', async () => {
    const tables = memoryTables('2026-11-22T12:00:00Z');
    const add = (partitionKey: string, rowKey: string, Reason?: string) =>
      tables.store.insert(tables.names.quarantine, [
        { partitionKey, rowKey, ...(Reason === undefined ? {} : { Reason }) },
      ]);
    await add('2026-11-01', 'a_0123456789abcdef', 'missingId');
    await add('2026-11-01', 'b_0123456789abcdef', 'invalidJson');
    await add('2026-11-01', 'b_0123456789abcdef~0123456789abcdef~01');
    await add('2026-11-02', 'a_0123456789abcdef', 'missingId');
    await add('2026-11-02', 'c_0123456789abcdef', 'missingId');
    const replayed = replayedPartitionKey('2026-11-01');
    await tables.store.insert(tables.names.coverage, [
      { partitionKey: replayed, rowKey: 'a_0123456789abcdef' },
    ]);
    expect(await quarantineCounts(tables)).toEqual([
      { reason: 'missingId', texts: 2 },
      { reason: 'invalidJson', texts: 1 },
    ]);
  });

  it('counts nothing where there is nothing', async () => {
    expect(await quarantineCounts(memoryTables('2026-11-22T12:00:00Z'))).toEqual([]);
  });
});
