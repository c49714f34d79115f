import { storedTypes } from '../../shared/seals/storedTypeDays';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const names = tableNames('Audit');
const MONTH = '2026-03-01';
const TYPES = [
  { type: '101', firstDay: '2026-03-05' },
  { type: '154', firstDay: '2026-03-02' },
  { type: '2', firstDay: '2026-03-04' },
  { type: '50', firstDay: '2026-03-01' },
];

async function filled(): Promise<MemoryStore> {
  const store = new MemoryStore();
  const partitions = TYPES.flatMap(({ type, firstDay }) => [`${type}_${firstDay}`, `${type}_2026-03-20`]);
  for (const partitionKey of [...partitions, 'somebody else'])
    await store.insert(names.records(MONTH), [{ partitionKey, rowKey: 'r' }]);
  return store;
}

async function typesOf(store: MemoryStore, likely?: readonly string[]) {
  const found = [];
  for await (const type of storedTypes({ store, names }, MONTH, likely && { likely })) found.push(type);
  return found;
}

describe('storedTypes', () => {
  it.each([
    ['nothing is thought likely', [], 6],
    ['all are', ['50', '2', '154', '101'], 6],
    ['some are', ['50', '154'], 6],
    ['some are that are not there', ['1', '28', '9999'], 9],
  ])('finds every type and its first day where %s', async (_, likely, reads) => {
    const store = await filled();
    expect(await typesOf(store, likely)).toEqual(TYPES);
    expect(store.counts.reads).toBe(reads);
  });

  it('asks behind every likely type before the first answer is there', async () => {
    const store = await filled();
    const types = storedTypes({ store, names }, MONTH, { likely: ['50', '2', '154'] });
    const first = types.next();
    expect(store.counts.reads).toBe(4);
    expect((await first).value).toEqual(TYPES[0]);
    await types.return(undefined);
  });

  it('tells of a fault when it comes to it, and not where nobody asks that far', async () => {
    const store = await filled();
    const types = storedTypes({ store, names }, MONTH, { likely: ['154'] });
    store.fate = () => (store.counts.reads === 1 ? 'failBefore' : 'well');
    expect((await types.next()).value).toEqual(TYPES[0]);
    expect((await types.next()).value).toEqual(TYPES[1]);
    await expect(types.next()).rejects.toThrow('the store failed to read');
  });
});
