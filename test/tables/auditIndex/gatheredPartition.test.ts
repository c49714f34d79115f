import { GatheredPartition, type IndexPartition } from '../../../shared/tables/auditIndex/gatheredPartition';
import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';
import type { References } from '../../../shared/tables/auditIndex/referenceLog';
import { TextLog } from '../../../shared/tables/store/textLog';

const none = { operation: undefined, userId: undefined, clientAddress: undefined };
const rows: IndexReference[] = ['a', 'b', 'c'].map((rowKey) => ({
  partitionKey: '2_2026-03-10',
  rowKey,
  recordType: 2,
  ...none,
}));

// As the log of references has it: no number below zero.
const references: References = { at: (number) => rows[number] };

function valuesOf(part: IndexPartition | undefined): string[] {
  return Array.from(part?.values ?? [], ([value]) => value);
}

it('brings together what shares a value, and knows which values may have rows', () => {
  const partition = new GatheredPartition('AuditIndex202603', 'message_2026-03-10');
  partition.add('m1', 0, false);
  partition.add('m2', 1, true);
  partition.add('m1', 2, false);
  partition.add('m1', 1, true);
  partition.add('m3', 0, true);
  const [a, b, c] = rows;
  expect([...partition.parts(references)]).toEqual([
    {
      table: 'AuditIndex202603',
      partitionKey: 'message_2026-03-10',
      values: [
        ['m1', [a, c, b]],
        ['m2', b],
        ['m3', a],
      ],
      known: new Set(['m2', 'm1', 'm3']),
    },
  ]);
});

it.each(['', '7.x', '!', '.', '1!2.3', 'a\nb\r\u2028', '\ud800', '__proto__'])(
  'keeps the value %j',
  (value) => {
    const partition = new GatheredPartition('t', 'p');
    partition.add(value, 0, false);
    expect([...partition.parts(references)].flatMap(valuesOf)).toEqual([value]);
  },
);

it('refuses references of another generation', () => {
  const partition = new GatheredPartition('t', 'p');
  partition.add('m1', 3, false);
  expect(() => [...partition.parts(references)]).toThrow('there is no index reference 3');
});

it('comes in parts of full transactions, in the order of its values, each value once', () => {
  const partition = new GatheredPartition('t', 'p');
  const values = Array.from({ length: 2_500 }, (_, n) => `m${String((n * 7) % 2_500).padStart(4, '0')}`);
  for (const [n, value] of [...values, ...values].entries()) partition.add(value, n % 3, n === 4_000);
  const parts = [...partition.parts(references)];
  expect(parts.map((part) => valuesOf(part).length)).toEqual([1_000, 1_000, 500]);
  expect(parts.flatMap(valuesOf)).toEqual(values.toSorted());
  expect(parts.map((part) => part.known.size)).toEqual(
    [0, 1, 0].map((_, at) => (valuesOf(parts[at]).includes(values[1_500] ?? '') ? 1 : 0)),
  );
});

it('counts what its numbers take', () => {
  const partition = new GatheredPartition('t', 'p');
  for (let n = 0; n < 1_000; n++) partition.add('', n % 3, false);
  const values = new TextLog();
  for (let n = 0; n < 1_000; n++) values.append('');
  expect(partition.sizeInBytes - values.sizeInBytes).toBeGreaterThanOrEqual(8 * 1_000);
});
