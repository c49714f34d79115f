import fc from 'fast-check';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import { InsertTransaction } from '../../../shared/tables/store/insertTransaction';
import { anyRow } from '../anyRow';
import { rowsIn } from '../rowsIn';
import { sentTransaction } from '../sentTransaction';

const MIB = 1_048_576;

function row(rowKey: string, units = 10, character = 'x') {
  const columns = Array.from({ length: Math.ceil(units / 30_000) }, (_, n): [string, string] => [
    `Text${n}`,
    character.repeat(Math.min(units, 30_000)),
  ]);
  return { ...Object.fromEntries(columns), partitionKey: 'p', rowKey };
}

describe('InsertTransaction', () => {
  it('takes 100 rows and no more', () => {
    const transaction = new InsertTransaction();
    const added = Array.from({ length: 101 }, (_, n) => transaction.add(row(`${n}`)));
    expect(added.filter(Boolean)).toHaveLength(100);
    expect(added.at(-1)).toBe(false);
    expect(transaction.length).toBe(100);
    expect(rowsIn(transaction).at(-1)?.rowKey).toBe('99');
  });

  it.each([
    ['plain text', 'x', 13],
    ['quotes, which are escaped', '"', 6],
    ['three bytes a character', '漢', 4],
  ])('takes as many large rows as stay below 4 MiB: %s', (_, character, most) => {
    const transaction = new InsertTransaction();
    let rows = 0;
    while (transaction.add(row(`${rows}`, 300_000, character))) rows += 1;
    expect(rows).toBe(most);
    const sent = (count: number) =>
      sentTransaction(Array.from({ length: count }, (_, n) => row(`${n}`, 300_000, character))).byteLength;
    expect(sent(rows)).toBeLessThan(4 * MIB);
    expect(sent(rows + 1)).toBeGreaterThan(4 * MIB - 65_536);
  });

  it('takes any row that keeps the limits of a row, and stays below 4 MiB with it', () => {
    const worst = Object.fromEntries(
      Array.from({ length: 15 }, (_, n) => [`Column${n}`, '\u0000'.repeat(32_768)]),
    );
    const alone = { ...worst, partitionKey: 'p', rowKey: 'r' };
    expect(brokenLimit(alone)).toBeUndefined();
    expect(new InsertTransaction().add(alone)).toBe(true);
    expect(sentTransaction([alone]).byteLength).toBeLessThan(4 * MIB);
  });

  it('gives its rows away once, as they were', () => {
    fc.assert(
      fc.property(anyRow, (any) => {
        const transaction = InsertTransaction.of([any]);
        expect(rowsIn(transaction)).toEqual([wellFormed(any)]);
        expect(() => transaction.takeRows(() => undefined)).toThrow('sent once');
        expect(transaction.length).toBe(1);
      }),
    );
  });

  it.each(['x', '漢', '😀'])(
    'keeps its rows as they were where it grows and refuses one: %s',
    (character) => {
      const transaction = new InsertTransaction();
      const kept = Array.from({ length: 99 }, (_, n) => row(`${n}`, n * 60, character));
      for (const each of kept) expect(transaction.add(each)).toBe(true);
      expect(transaction.add(row('too large', 4_200_000, character))).toBe(false);
      expect(transaction.add(row('last', 5, character))).toBe(true);
      expect(transaction.add(row('one too many'))).toBe(false);
      expect(rowsIn(transaction)).toEqual([...kept, row('last', 5, character)]);
    },
  );

  it('gives each the rows that are its own, however many are made at a time, and however they grow', () => {
    const sizes = [1, 70_000, 3, 400_000, 20];
    const transactions = sizes.map((units) => InsertTransaction.of([row('a', units), row('b', 12)]));
    for (const [index, transaction] of transactions.entries())
      expect(rowsIn(transaction)).toEqual([row('a', sizes[index]), row('b', 12)]);
  });

  it('refuses to be made of what one transaction does not take', () => {
    const rows = Array.from({ length: 101 }, (_, n) => row(`${n}`));
    expect(() => InsertTransaction.of(rows)).toThrow('more than one transaction takes');
  });
});

/** Numbers that JSON cannot tell apart are the same: -0 is 0. */
function wellFormed(given: object): object {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, Object.is(value, -0) ? 0 : value]),
  );
}
