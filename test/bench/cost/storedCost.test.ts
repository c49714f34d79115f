import { entityBytes } from '../../../bench/cost/entityBytes';
import { storedCost } from '../../../bench/cost/storedCost';

test.each([
  ['keys alone', {}, 4 + 2 * 2],
  ['a text', { T: 'abc' }, 8 + 8 + 2 + 10],
  ['an Int32', { T: 7 }, 8 + 8 + 2 + 4],
  ['a Double', { T: 7.5 }, 8 + 8 + 2 + 8],
  ['a Boolean', { T: true }, 8 + 8 + 2 + 1],
  ['a time', { T: new Date() }, 8 + 8 + 2 + 8],
  ['bytes', { T: new Uint8Array(5) }, 8 + 8 + 2 + 9],
])('%s as Table Storage counts it', (_, properties, bytes) => {
  expect(entityBytes({ partitionKey: 'p', rowKey: 'r', ...properties })).toBe(bytes);
});

test('records and each kind of the index, by rows, bytes and least transactions', () => {
  const rows = (partitionKey: string, count: number) =>
    Array.from({ length: count }, (_, number) => ({ partitionKey, rowKey: String(number).padStart(3, '0') }));
  const size = (partitionKey: string) => entityBytes({ partitionKey, rowKey: '000' });
  const costs = storedCost([
    { name: 'AuditRecords202611', isRecords: true, partitions: [rows('50_2026-11-01', 101)] },
    {
      name: 'AuditIndex202611',
      isRecords: false,
      partitions: [rows('user_2026-11-01', 2), rows('user_2026-11-02', 1), rows('record_0a', 3)],
    },
  ]);
  expect([...costs]).toEqual([
    ['records', { rows: 101, bytes: 101 * size('50_2026-11-01'), transactions: 2 }],
    ['user', { rows: 3, bytes: 3 * size('user_2026-11-01'), transactions: 2 }],
    ['record', { rows: 3, bytes: 3 * size('record_0a'), transactions: 1 }],
  ]);
});
