import { quarantineCheck } from '../../shared/doctor/quarantineCheck';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const names = tableNames('Audit');
const options = { abortSignal: new AbortController().signal };

async function storeWith(texts: number): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (let text = 0; text < texts; text++) {
    const rowKey = `id_${text.toString(16).padStart(16, '0')}`;
    await store.insert(names.quarantine, [{ partitionKey: '2026-11-22', rowKey }]);
  }
  return store;
}

describe('quarantineCheck', () => {
  it.each([
    [0, true, 'Empty.'],
    [1, null, '1 text could not become'],
    [3, null, '3 texts could not become'],
  ])('%d texts', async (texts, ok, detail) => {
    const check = await quarantineCheck({ store: await storeWith(texts), names }, options);
    expect([check.ok, check.detail.startsWith(detail)]).toEqual([ok, true]);
  });

  it('counts a text of several rows once, and reads no further than it counts', async () => {
    const store = await storeWith(2);
    await store.insert(names.quarantine, [
      { partitionKey: '2026-11-22', rowKey: 'id_0000000000000001~0123456789abcdef~01' },
    ]);
    expect((await quarantineCheck({ store, names }, options)).detail).toMatch(/^2 texts/);
    const full = await storeWith(1_200);
    full.rowsAPage = 100;
    expect((await quarantineCheck({ store: full, names }, options)).detail).toMatch(/^1000 texts or more/);
    expect(full.counts.reads).toBe(10);
  });
});
