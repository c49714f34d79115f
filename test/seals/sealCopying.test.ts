import { OperatorFault } from '../../shared/faults/operatorFault';
import type { SealCopies } from '../../shared/seals/sealCopies';
import type { SealHead } from '../../shared/seals/sealHeads';
import { MemoryStore } from '../tables/memoryStore';
import { sealRoom } from './sealRoom';

const keyOf = ({ partitionKey, number, hash }: SealHead) => `${partitionKey} ${number} ${hash}`;

function copiesIn(kept: Set<string>, fails: () => boolean = () => false): SealCopies & { puts: number } {
  return {
    place: 'memory',
    puts: 0,
    async put(head) {
      this.puts += 1;
      if (fails()) throw new OperatorFault('The container is out of reach.', 'Mend it.');
      kept.add(keyOf(head));
    },
    async *list() {},
  };
}

async function room() {
  const made = sealRoom(new MemoryStore());
  await made.cover('2026-03-20T12:00:00Z');
  await made.list('content-1', '2026-03-05T12:00:00.000Z');
  await made.deliver(
    ['a', 'b', 'c'].map((Id, day) => ({ Id, CreationTime: `2026-03-0${day + 3}T10:00:00` })),
  );
  return made;
}

it('copies every head that sealing writes', async () => {
  const made = await room();
  const kept = new Set<string>();
  const { notCopied, copyFault } = await made.seal({ copies: copiesIn(kept) });
  expect([notCopied, copyFault]).toEqual([0, undefined]);
  const { heads } = await made.verify();
  expect([...kept].sort()).toEqual(heads.map(keyOf).sort());
  expect(kept.size).toBe(3);
});

it('seals all the same where the container is out of reach, asks it once, and copies later', async () => {
  const made = await room();
  const kept = new Set<string>();
  const broken = copiesIn(kept, () => true);
  const { sealedTo, heads, notCopied, copyFault } = await made.seal({ copies: broken });
  expect([sealedTo, heads.length, notCopied, broken.puts]).toEqual(['2026-03-12', 3, 3, 1]);
  expect(copyFault?.message).toBe('The container is out of reach.');
  for (let poll = 0; poll < 3; poll++) await made.seal({ copies: copiesIn(kept) });
  expect([...kept].sort()).toEqual((await made.verify()).heads.map(keyOf).sort());
});

it('copies what a poll that was killed before its copy had sealed', async () => {
  const made = await room();
  await made.seal();
  const kept = new Set<string>();
  for (let poll = 0; poll < 3; poll++) await made.seal({ copies: copiesIn(kept) });
  expect(kept.size).toBe(3);
});

it('shows by its copies that a chain was taken away whole, with its records', async () => {
  const made = await room();
  const heads: SealHead[] = [];
  await made.seal({ copies: { ...copiesIn(new Set()), put: async (head) => void heads.push(head) } });
  made.store.rows.get(made.names.seals)?.delete('2_2026-03-04\0' + '0001');
  made.store.rows.get(made.names.records('2026-03-04'))?.delete('2_2026-03-04\0' + '10:00:00_b');
  expect((await made.verify()).findings.isSound).toBe(true);
  const { findings } = await made.verify({ heads });
  expect(findings.isSound).toBe(false);
  expect(findings.broken).toEqual([
    { partitionKey: '2_2026-03-04', link: '0001', what: 'a link that was copied is gone' },
  ]);
});
