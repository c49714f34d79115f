import { hash } from 'node:crypto';
import { IndexGeneration } from '../../../shared/tables/auditIndex/indexGeneration';
import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';

const DAY = { table: 'Index202603', day: '2026-03-10' };

function reference(rowKey: string): IndexReference {
  const none = { operation: undefined, userId: undefined, clientAddress: undefined };
  return { partitionKey: '2_2026-03-10', rowKey, recordType: 2, ...none };
}

describe('IndexGeneration', () => {
  it('gathers references by table, partition and value', () => {
    const generation = new IndexGeneration();
    const [a, b, c] = [reference('a'), reference('b'), reference('c')];
    const [ann, bob] = ['ann', 'bob'].map((value) => ({ kind: 'user', value }) as const);
    if (!ann || !bob) throw new RangeError('two users');
    generation.add(DAY, [ann, bob], a, false);
    generation.add(DAY, [ann], b, true);
    generation.add({ ...DAY, day: '2026-03-11' }, [ann], a, false);
    generation.add({ ...DAY, table: 'Index202604' }, [ann], c, false);
    const references = generation.references();
    const gathered = generation.takeAll().flatMap((partition) => [...partition.parts(references)]);
    expect(gathered).toEqual([
      {
        table: 'Index202603',
        partitionKey: 'user_2026-03-10',
        values: [
          ['ann', [a, b]],
          ['bob', a],
        ],
        known: new Set(['ann']),
      },
      {
        table: 'Index202603',
        partitionKey: 'user_2026-03-11',
        values: [['ann', a]],
        known: new Set(),
      },
      {
        table: 'Index202604',
        partitionKey: 'user_2026-03-10',
        values: [['ann', c]],
        known: new Set(),
      },
    ]);
    expect(generation.takeAll()).toEqual([]);
  });

  it('gives away the largest partitions first, and no more than it has to', () => {
    const generation = new IndexGeneration();
    for (let n = 0; n < 2_000; n++) {
      const kinds =
        n % 10 === 0 ? (['message', 'session', 'user'] as const) : (['message', 'session'] as const);
      const values = kinds.map((kind) => ({
        kind,
        value: kind === 'message' ? hash('sha256', `${n}`, 'hex') : `${n}`,
      }));
      generation.add(DAY, values, reference(`${n}`), false);
    }
    const bytes = generation.sizeInBytes;
    expect(generation.takeLargest(bytes)).toEqual([]);
    const [largest, ...others] = generation.takeLargest(bytes - 1);
    expect(largest?.partitionKey).toBe('message_2026-03-10');
    expect(others).toEqual([]);
    expect(generation.sizeInBytes).toBeLessThan(bytes - (largest?.sizeInBytes ?? 0));
    expect(generation.takeLargest(0).map(({ partitionKey }) => partitionKey)).toEqual([
      'session_2026-03-10',
      'user_2026-03-10',
    ]);
    expect(generation.sizeInBytes).toBe(generation.referencesInBytes);
  });

  it('grows with values and with references', () => {
    const generation = new IndexGeneration();
    const sizes = [['ann'], ['ann', 'bob'], []].map((users) => {
      const values = users.map((value) => ({ kind: 'user', value }) as const);
      generation.add(DAY, values, reference('a'), false);
      return generation.sizeInBytes;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
  });
});
