import { daysWithRows } from '../../shared/query/daysWithRows';
import { tableNames } from '../../shared/tables/store/tableNames';
import { MemoryStore } from '../tables/memoryStore';

const names = tableNames('Audit');
const days = (from: string, to: string) => {
  const found: string[] = [];
  for (let time = Date.parse(to); time >= Date.parse(from); time -= 86_400_000)
    found.push(new Date(time).toISOString().slice(0, 10));
  return found;
};
const groups = {
  tableOf: names.index,
  groupsOf: async () => ['user', 'app'],
  ends: ['oldest', 'newest'] as const,
};

async function storeWith(partitionKeys: readonly string[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const partitionKey of partitionKeys)
    await store.insert(names.index(partitionKey.slice(-10)), [{ partitionKey, rowKey: 'r' }]);
  return store;
}

describe('daysWithRows', () => {
  const all = days('2026-10-01', '2026-11-30');
  const now = new Date('2026-11-20T12:00:00Z');

  it.each([
    [
      'what is before the first',
      ['user_2026-10-12', 'app_2026-10-10', 'user_2026-11-20'],
      '2026-10-10',
      '2026-11-21',
    ],
    ['a whole month without any', ['user_2026-11-20'], '2026-11-01', '2026-11-21'],
    [
      'nothing ahead, where something is stored there',
      ['user_2026-10-01', 'app_2026-11-29'],
      '2026-10-01',
      '2026-11-30',
    ],
    ['no other kind counts', ['mailbox_2026-10-03', 'user_2026-10-09'], '2026-10-09', '2026-11-21'],
  ])('leaves out %s', async (_, partitionKeys, first, last) => {
    const store = await storeWith(partitionKeys);
    expect(await daysWithRows({ store }, all, groups, { now })).toEqual(days(first, last));
    expect(store.counts.reads).toBe(4);
  });

  it('keeps the order given', async () => {
    const store = await storeWith(['user_2026-10-30']);
    const found = await daysWithRows({ store }, all.toReversed(), groups, { now });
    expect([found[0], found.at(-1)]).toEqual(['2026-10-30', '2026-11-21']);
  });

  it('leaves out days at the end that is asked for alone', async () => {
    const store = await storeWith(['user_2026-10-10', 'user_2026-11-20']);
    const newest = await daysWithRows({ store }, all, { ...groups, ends: ['newest'] }, { now });
    const oldest = await daysWithRows({ store }, all, { ...groups, ends: ['oldest'] }, { now });
    expect([newest, oldest]).toEqual([days('2026-10-01', '2026-11-21'), days('2026-10-10', '2026-11-30')]);
    expect(store.counts.reads).toBe(4);
  });

  it('asks nothing about a few days, and nothing of what is ahead of an unknown time', async () => {
    const store = await storeWith(['user_2026-10-30']);
    expect(await daysWithRows({ store }, days('2026-11-01', '2026-11-05'), groups, { now })).toHaveLength(5);
    expect(store.counts.reads).toBe(0);
    const found = await daysWithRows({ store }, all, groups, {});
    expect(found[0]).toBe('2026-11-30');
  });
});
