import { GatheredPartition } from '../../../shared/tables/auditIndex/gatheredPartition';
import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';

const none = { operation: undefined, userId: undefined, clientAddress: undefined };
const references: IndexReference[] = ['a', 'b', 'c'].map((rowKey) => ({
  partitionKey: '2_2026-03-10',
  rowKey,
  recordType: 2,
  ...none,
}));

it('brings together what shares a value, and knows which values may have rows', () => {
  const partition = new GatheredPartition('AuditIndex202603', 'message_2026-03-10');
  partition.add('m1', 0, false);
  partition.add('m2', 1, true);
  partition.add('m1', 2, false);
  partition.add('m1', 1, true);
  const [a, b, c] = references;
  expect(partition.gathered(references)).toEqual({
    table: 'AuditIndex202603',
    partitionKey: 'message_2026-03-10',
    values: new Map<string, unknown>([
      ['m1', [a, c, b]],
      ['m2', b],
    ]),
    known: new Set(['m2', 'm1']),
  });
});

it.each(['', '7.x', '!', '.', '1!2.3', 'a\nb\r\u2028', '\ud800', '__proto__'])(
  'keeps the value %j',
  (value) => {
    const partition = new GatheredPartition('t', 'p');
    partition.add(value, 0, false);
    expect([...partition.gathered(references).values.keys()]).toEqual([value]);
  },
);

it('refuses references of another generation', () => {
  const partition = new GatheredPartition('t', 'p');
  partition.add('m1', 3, false);
  expect(() => partition.gathered(references)).toThrow('an index entry is broken');
});
