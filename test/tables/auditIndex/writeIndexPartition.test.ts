import type { IndexPartition } from '../../../shared/tables/auditIndex/gatheredPartition';
import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';
import { referencedRecords } from '../../../shared/tables/auditIndex/indexRows';
import { writeIndexPartition } from '../../../shared/tables/auditIndex/writeIndexPartition';
import { MemoryStore } from '../memoryStore';

const partitionKey = 'user_2026-03-10';

function reference(rowKey: string, recordType = 2): IndexReference {
  const own = `${recordType}_2026-03-10`;
  return {
    partitionKey: own,
    rowKey,
    recordType,
    operation: undefined,
    userId: undefined,
    clientAddress: undefined,
  };
}

function partition(values: Record<string, IndexReference[]>, known: readonly string[] = []): IndexPartition {
  return {
    table: 'I',
    partitionKey,
    values: new Map(Object.entries(values)),
    known: new Set(known),
  };
}

function written(store: MemoryStore): string[] {
  return store
    .all('I')
    .flatMap((row) =>
      referencedRecords(row).map(
        (pair) => `${row.rowKey.slice(0, row.rowKey.indexOf('|'))} ${pair.join('/')}`,
      ),
    );
}

describe('writeIndexPartition', () => {
  it('writes 100 values a transaction and reads nothing where all is new', async () => {
    const store = new MemoryStore();
    const values = Array.from({ length: 250 }, (_, n) => [`user${n}`, [reference(`12:00:00_${n}`)]]);
    await writeIndexPartition(store, partition(Object.fromEntries(values)));
    expect(written(store)).toHaveLength(250);
    expect(store.transactionsTo('I')).toBe(3);
    expect(store.counts.reads).toBe(0);
  });

  it('adds only what is lacking where records were stored before', async () => {
    const store = new MemoryStore();
    await writeIndexPartition(
      store,
      partition({ ann: [reference('b'), reference('c')], bob: [reference('b')] }),
    );
    const values = { ann: ['a', 'b', 'c', 'd'].map((key) => reference(key)), bob: [reference('b')] };
    await writeIndexPartition(store, partition(values, ['ann', 'bob']));
    expect(written(store).toSorted()).toEqual([
      'ann 2_2026-03-10/a',
      'ann 2_2026-03-10/b',
      'ann 2_2026-03-10/c',
      'ann 2_2026-03-10/d',
      'bob 2_2026-03-10/b',
    ]);
    expect(store.counts.reads).toBe(1);
    expect(store.transactionsTo('I')).toBe(2);
  });

  it('leads to records all the same where somebody has changed a row', async () => {
    const store = new MemoryStore();
    const values = { ann: [reference('b'), reference('c')] };
    await writeIndexPartition(store, partition(values));
    for (const row of store.rows.get('I')?.values() ?? []) Object.assign(row, { Records: '[["b"' });
    await writeIndexPartition(store, partition(values, ['ann']));
    await writeIndexPartition(store, partition(values, ['ann']));
    const added = store.all('I').filter(({ Records }) => Records !== '[["b"');
    expect(added.flatMap(referencedRecords)).toEqual([
      ['2_2026-03-10', 'b'],
      ['2_2026-03-10', 'c'],
    ]);
  });

  it('writes nothing at all for a delivery that is all known', async () => {
    const store = new MemoryStore();
    const values = { ann: [reference('b')], bob: [reference('c')] };
    await writeIndexPartition(store, partition(values));
    await writeIndexPartition(store, partition(values, ['ann', 'bob']));
    expect(store.transactionsTo('I')).toBe(1);
  });

  it('pages through a value with many rows and skips what lies between two', async () => {
    const store = new MemoryStore();
    const crowd = Array.from({ length: 40 }, (_, n) => [`m${n + 10}`, [reference(`${n}`)]]);
    await writeIndexPartition(store, partition(Object.fromEntries(crowd)));
    for (let n = 0; n < 9; n++)
      await writeIndexPartition(store, partition({ ann: [reference(`a${n}`)], zoe: [reference(`z${n}`)] }));
    store.rowsAPage = 4;
    const all = (letter: string) => Array.from({ length: 9 }, (_, n) => reference(`${letter}${n}`));
    const before = store.counts.reads;
    await writeIndexPartition(store, partition({ ann: all('a'), zoe: all('z') }, ['ann', 'zoe']));
    // 9 rows each in pages of 4: 3 for the first value, 3 for the second, none for the 40 rows between.
    expect(store.counts.reads - before).toBeLessThanOrEqual(6);
    expect(written(store)).toHaveLength(58);
  });

  it('keeps records apart that share second and Id but not the type', async () => {
    const store = new MemoryStore();
    await writeIndexPartition(store, partition({ ann: [reference('12:00:00_a', 2)] }));
    await writeIndexPartition(store, partition({ ann: [reference('12:00:00_a', 50)] }));
    await writeIndexPartition(store, partition({ ann: [reference('12:00:00_a', 50)] }, ['ann']));
    expect(written(store)).toEqual(['ann 2_2026-03-10/12:00:00_a', 'ann 50_2026-03-10/12:00:00_a']);
  });

  it('loses neither of two values that differ in letter case only', async () => {
    const store = new MemoryStore();
    await writeIndexPartition(
      store,
      partition({ ABC: [reference('12:00:00_ABC')], abc: [reference('12:00:00_abc')] }),
    );
    expect(written(store)).toEqual(['abc 2_2026-03-10/12:00:00_ABC', 'abc 2_2026-03-10/12:00:00_abc']);
  });

  it('writes again what another poller has not, after a conflict', async () => {
    const store = new MemoryStore();
    await writeIndexPartition(
      store,
      partition({ ann: [reference('a'), reference('x')], bob: [reference('b')] }),
    );
    // Not known to have rows: the conflict tells.
    await writeIndexPartition(
      store,
      partition({ ann: [reference('a'), reference('c')], cid: [reference('d')] }),
    );
    expect(written(store).toSorted()).toEqual([
      'ann 2_2026-03-10/a',
      'ann 2_2026-03-10/c',
      'ann 2_2026-03-10/x',
      'bob 2_2026-03-10/b',
      'cid 2_2026-03-10/d',
    ]);
  });

  it('asks a person where the service refuses a row, and where it contradicts itself', async () => {
    const refusing = new MemoryStore();
    refusing.fate = () => ({ refusedAs: 'InvalidInput' });
    const values = { ann: [reference('a')] };
    await expect(writeIndexPartition(refusing, partition(values))).rejects.toThrow('(InvalidInput)');

    const lying = new MemoryStore();
    lying.insert = async () => ({ outcome: 'conflict', index: 0 });
    await expect(writeIndexPartition(lying, partition(values))).rejects.toThrow('does not give back');
  });
});
