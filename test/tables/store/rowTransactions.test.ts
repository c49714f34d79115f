import fc from 'fast-check';
import { brokenLimit } from '../../../shared/tables/store/brokenLimit';
import { InsertTransaction } from '../../../shared/tables/store/insertTransaction';
import { rowTransactions } from '../../../shared/tables/store/rowTransactions';
import type { TableRow } from '../../../shared/tables/store/tableRow';
import { anyRow } from '../anyRow';
import { sentTransaction } from '../sentTransaction';

const MIB = 1_048_576;

function small(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    partitionKey: 'p',
    rowKey: `${n}`,
    Text: 'x'.repeat(2_000),
  }));
}

/** What is sent of its rows; it is spent by it. */
function bytesOf(transaction: InsertTransaction): string {
  return transaction.takeRows(({ bytes, ends }) => bytes.toString('utf8', 0, ends.at(-1)));
}

const itself = (row: TableRow) => row;

describe('rowTransactions', () => {
  it.each([
    [0, []],
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [250, [100, 100, 50]],
  ])('cuts %i rows of usual size into %j', (count, sizes) => {
    const transactions = [...rowTransactions(small(count), itself)];
    expect(transactions.map(({ transaction }) => transaction.length)).toEqual(sizes);
  });

  it('keeps order, 100 rows and less than 4 MiB as they are really sent', async () => {
    const rows = fc
      .array(anyRow, { maxLength: 30 })
      .map((any) => any.filter((row) => brokenLimit(row) === undefined))
      // Each row several times over, so that a transaction fills by size and by number.
      .map((any) => Array.from({ length: 5 }, () => any).flat())
      .map((any) => any.map((row, n) => ({ ...row, rowKey: String(n).padStart(4, '0') })));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const transactions = [...rowTransactions(given, itself)];
        expect(transactions.flatMap(({ items }) => items)).toEqual(given);
        for (const { transaction, items } of transactions) {
          expect(items.length).toBeLessThanOrEqual(100);
          expect(sentTransaction(items).byteLength).toBeLessThan(4 * MIB);
          expect(bytesOf(transaction)).toEqual(bytesOf(InsertTransaction.of(items)));
        }
      }),
      { numRuns: 12 },
    );
  });
});
