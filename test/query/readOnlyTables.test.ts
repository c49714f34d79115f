import { readOnlyTables } from '../../shared/query/readOnlyTables';
import { memoryTables } from './memoryTables';

describe('readOnlyTables', () => {
  const tables = memoryTables('2026-11-20T12:00:00Z');
  const row = { partitionKey: 'a', rowKey: 'b', Value: 1 };
  const { store, names } = readOnlyTables(tables);
  beforeAll(() => tables.store.insert('T', [row]));

  it('reads as the tables do', async () => {
    expect(names).toBe(tables.names);
    expect(await store.read('T', 'a', 'b')).toMatchObject(row);
    const rows = [];
    for await (const page of store.query('T', "PartitionKey eq 'a'", { select: ['Value'] }))
      rows.push(...page);
    expect(rows).toMatchObject([{ Value: 1 }]);
    const found = [];
    for await (const name of store.tables()) found.push(name);
    expect(found).toEqual(['T']);
    expect(store.counts).toBe(tables.store.counts);
  });

  it('refuses every write before it is sent', async () => {
    const sent = tables.store.requests.length;
    const refused = 'these tables are open for reading only';
    await expect(store.insert('T', [{ ...row, rowKey: 'c' }])).rejects.toThrow(refused);
    await expect(store.merge('T', [{ ...row, etag: '*' }])).rejects.toThrow(refused);
    expect(tables.store.requests).toHaveLength(sent);
  });
});
