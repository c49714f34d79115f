import { distinctPartitions } from '../../shared/query/distinctPartitions';
import { knownContentTypes } from '../../shared/query/knownContentTypes';
import { memoryTables } from './memoryTables';

async function all(partitions: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const partition of partitions) found.push(partition);
  return found;
}

async function coverageWith(partitionKeys: readonly string[], rowsEach = 1) {
  const tables = memoryTables('2026-11-22T12:00:00Z');
  for (const partitionKey of partitionKeys) {
    for (let row = 0; row < rowsEach; row++) {
      await tables.store.insert(tables.names.coverage, [{ partitionKey, rowKey: String(row) }]);
    }
  }
  return tables;
}

describe('distinctPartitions', () => {
  const keys = ['1_a', '1_b', '2_a', '3_a', '3_b'];

  it.each([
    ['all', {}, ['1_a', '2_a', '3_a']],
    ['from a key on', { from: '1_b' }, ['1_b', '2_a', '3_a']],
    ['before a key', { before: '3_a' }, ['1_a', '2_a']],
    ['none', { from: '4' }, []],
  ])('gives the first of each group: %s', async (_, range, expected) => {
    const { store, names } = await coverageWith(keys);
    const groups = distinctPartitions(store, names.coverage, (key) => `${key.slice(0, 2)}~`, range);
    expect(await all(groups)).toEqual(expected);
  });

  it('takes a request for each group, however many rows it has', async () => {
    const { store, names } = await coverageWith(keys, 50);
    await all(distinctPartitions(store, names.coverage, (key) => key));
    expect(store.counts.reads).toBe(6);
  });

  it('goes on behind an empty page', async () => {
    const { store, names } = await coverageWith(keys);
    store.emptyFirstPages = true;
    expect(await all(distinctPartitions(store, names.coverage, (key) => key))).toEqual(keys);
  });
});

describe('knownContentTypes', () => {
  it("leaves the app's own bookkeeping out", async () => {
    const types = ['Audit.Exchange', 'Audit.General', 'DLP.All'];
    const tables = await coverageWith(
      [...types, 'run_2026-11', 'replayed_2026-11-22', 'sealed', 'verify_x'],
      5,
    );
    expect(await all(knownContentTypes(tables))).toEqual(types);
    expect(tables.store.counts.reads).toBe(4);
  });
});
