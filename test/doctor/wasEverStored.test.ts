import { wasEverStored } from '../../shared/doctor/wasEverStored';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const names = tableNames('Audit');
const months = ['2026-11-01', '2026-10-01', '2026-09-01'];

async function storeWith(rows: readonly [partitionKey: string, operation: string][]): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const [partitionKey, operation] of rows) {
    const row = { partitionKey, rowKey: '09:00:00_a', Operation: operation };
    await store.insert(names.records(partitionKey.slice(-10)), [row]);
  }
  return store;
}

describe('wasEverStored', () => {
  it.each([
    ['154_2026-11-22', 154, undefined, true],
    ['154_2026-09-01', 154, undefined, true],
    ['154_2026-08-31', 154, undefined, false],
    ['15_2026-11-22', 154, undefined, false],
    ['1545_2026-11-22', 154, undefined, false],
    ['50_2026-11-22', 50, 'MailItemsAccessed', true],
    ['50_2026-11-22', 50, 'AttachmentAccess', false],
  ])('%s for type %d and %s: %s', async (partitionKey, recordType, operation, isThere) => {
    const store = await storeWith([[partitionKey, 'MailItemsAccessed']]);
    const wanted = { months, recordType, ...(operation === undefined ? {} : { operation }) };
    expect(await wasEverStored({ store, names }, wanted)).toBe(isThere);
  });

  it('asks for one row a month, however many there are, also behind an empty page', async () => {
    const store = await storeWith(
      Array.from({ length: 28 }, (_, day) => [`50_2026-10-${String(day + 1).padStart(2, '0')}`, 'Send']),
    );
    const before = store.counts.reads;
    expect(await wasEverStored({ store, names }, { months, recordType: 50 })).toBe(true);
    expect(store.counts.reads - before).toBeLessThanOrEqual(months.length);
    store.emptyFirstPages = true;
    expect(await wasEverStored({ store, names }, { months, recordType: 50 })).toBe(true);
  });
});
