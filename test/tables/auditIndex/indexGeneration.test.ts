import { IndexGeneration } from '../../../shared/tables/auditIndex/indexGeneration';
import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';

function reference(rowKey: string): IndexReference {
  const none = { operation: undefined, userId: undefined, clientAddress: undefined };
  return { partitionKey: '2_2026-03-10', rowKey, recordType: 2, ...none };
}

describe('IndexGeneration', () => {
  it('gathers references by table, partition and value', () => {
    const generation = new IndexGeneration();
    const [a, b, c] = [reference('a'), reference('b'), reference('c')];
    const user = { kind: 'user', value: 'ann', day: '2026-03-10' } as const;
    generation.add('Index202603', user, a, false);
    generation.add('Index202603', user, b, true);
    generation.add('Index202603', { ...user, value: 'bob' }, a, false);
    generation.add('Index202603', { ...user, day: '2026-03-11' }, a, false);
    generation.add('Index202604', user, c, false);
    expect([...generation.partitions()]).toMatchObject([
      {
        table: 'Index202603',
        partitionKey: 'user_2026-03-10',
        values: new Map<string, unknown>([
          ['ann', [a, b]],
          ['bob', a],
        ]),
        known: new Set(['ann']),
      },
      {
        table: 'Index202603',
        partitionKey: 'user_2026-03-11',
        values: new Map([['ann', a]]),
        known: new Set(),
      },
      {
        table: 'Index202604',
        partitionKey: 'user_2026-03-10',
        values: new Map([['ann', c]]),
        known: new Set(),
      },
    ]);
  });

  it('gives a partition away once it fills a transaction with values that are not shared', () => {
    const generation = new IndexGeneration();
    const add = (n: number, value: string, isKnown = false) =>
      generation.add('I', { kind: 'message', value, day: '2026-03-10' }, reference(`${n}`), isKnown);
    for (let n = 0; n < 99; n++) expect(add(n, `m${n}`)).toBeUndefined();
    expect(add(99, 'm0')).toBeUndefined();
    expect(add(100, 'm99')).toMatchObject({ partitionKey: 'message_2026-03-10', references: 101 });
    expect([...generation.partitions()]).toEqual([]);
    expect(generation.bytes).toBe(0);
    expect(add(101, 'm0')).toBeUndefined();
  });

  it.each([
    ['values that records share', (n: number) => `m${n >> 1}`, false],
    ['values that may have rows already', (n: number) => `m${n}`, true],
  ])('keeps a partition of %s', (_, value, isKnown) => {
    const generation = new IndexGeneration();
    for (let n = 0; n < 1_000; n++) {
      const at = { kind: 'message', value: value(n), day: '2026-03-10' } as const;
      expect(generation.add('I', at, reference(`${n}`), isKnown)).toBeUndefined();
    }
    expect([...generation.partitions()]).toHaveLength(1);
  });

  it('grows with values and with references', () => {
    const generation = new IndexGeneration();
    const user = { kind: 'user', value: 'ann', day: '2026-03-10' } as const;
    generation.add('I', user, reference('a'), false);
    const first = generation.bytes;
    generation.add('I', user, reference('b'), false);
    const second = generation.bytes - first;
    expect(second).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(second);
  });
});
