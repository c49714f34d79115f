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
    expect([...generation.partitions()]).toEqual([
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
