import type { IndexReference } from '../../../shared/tables/auditIndex/indexReference';
import { indexRows, referencedRecords } from '../../../shared/tables/auditIndex/indexRows';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';

function reference(rowKey: string, recordType = 2): IndexReference {
  const partitionKey = `${recordType}_2026-03-10`;
  return {
    partitionKey,
    rowKey,
    recordType,
    operation: 'Send',
    userId: 'ann@contoso.com',
    clientAddress: undefined,
  };
}

const rowsOf = (references: readonly IndexReference[], taken?: ReadonlySet<string>) =>
  indexRows('user_2026-03-10', 'ann|', references, taken);

describe('indexRows', () => {
  it('gives a lone record a row under its own key', () => {
    const only = reference('12:00:00_a');
    expect(rowsOf([only])).toEqual([
      {
        references: [only],
        row: {
          partitionKey: 'user_2026-03-10',
          rowKey: 'ann|12:00:00_a',
          RecordPartitionKey: '2_2026-03-10',
          RecordRowKey: '12:00:00_a',
          RecordType: 2,
          Operation: 'Send',
          UserId: 'ann@contoso.com',
        },
      },
    ]);
  });

  it('lets one row stand for several, under the first one of the day', () => {
    const [only, ...others] = rowsOf([reference('13:00:00_b'), reference('12:00:00_a', 50)]);
    expect(others).toEqual([]);
    expect(only?.row).toMatchObject({
      rowKey: 'ann|12:00:00_a',
      RecordType: 50,
      Records: '[["50_2026-03-10","12:00:00_a"],["2_2026-03-10","13:00:00_b"]]',
    });
  });

  it('begins a new row before `Records` is longer than a text column, and loses none', () => {
    const references = Array.from({ length: 2_000 }, (_, n) =>
      reference(`12:00:00_${'"'.repeat(150)}${1_000 + n}`),
    );
    const rows = rowsOf(references.toReversed());
    expect(rows.length).toBeGreaterThan(1);
    for (const { row } of rows) expect(brokenLimit(row)).toBeUndefined();
    expect(new Set(rows.map(({ row }) => row.rowKey)).size).toBe(rows.length);
    const pairs = rows.flatMap(({ row }) => referencedRecords({ ...row, etag: '' }));
    expect(pairs).toEqual(references.map(({ partitionKey, rowKey }) => [partitionKey, rowKey]));
  });

  it('gives the second of two types with one second and Id a key of its own', () => {
    const taken = new Set(['ann|12:00:00_a']);
    const [first] = rowsOf([reference('12:00:00_a', 50)], taken);
    expect(first?.row.rowKey).toMatch(/^ann\|12:00:00_a~[0-9a-f]{8}$/);
    const [again] = rowsOf([reference('12:00:00_a', 50)], taken);
    expect(again).toEqual(first);
  });

  it('is the same whatever the order in which records came', () => {
    const references = ['c', 'a', 'b'].flatMap((id) => [
      reference(`12:00:00_${id}`),
      reference(`12:00:00_${id}`, 50),
    ]);
    expect(rowsOf(references)).toEqual(rowsOf(references.toReversed()));
  });
});

describe('referencedRecords', () => {
  it('refuses a `Records` that is no list of pairs', () => {
    const row = { partitionKey: 'p', rowKey: 'r', etag: '', Records: '[["a"]]' };
    expect(() => referencedRecords(row)).toThrow();
  });
});
