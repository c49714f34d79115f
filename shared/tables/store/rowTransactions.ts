import { InsertTransaction } from './insertTransaction';
import type { TableRow } from './tableRow';

/** Rows that are inserted together, and what each of them was made of, in the same order. */
export interface RowTransaction<T> {
  readonly transaction: InsertTransaction;
  readonly items: readonly T[];
}

/**
 * Cuts rows of one partition into transactions: at most 100 rows and less than 4 MiB each. Each is made when it is asked for, and nothing
 * is kept of it.
 *
 * @param items what rows are made of
 * @param rowOf without repeated keys: the service refuses a transaction with two rows of one key (InvalidDuplicateRow)
 */
export function* rowTransactions<T>(
  items: Iterable<T>,
  rowOf: (item: T) => TableRow,
): Generator<RowTransaction<T>> {
  let transaction = new InsertTransaction();
  let own: T[] = [];
  for (const item of items) {
    const row = rowOf(item);
    if (!transaction.add(row)) {
      yield { transaction, items: own };
      transaction = InsertTransaction.of([row]);
      own = [];
    }
    own.push(item);
  }
  if (own.length > 0) yield { transaction, items: own };
}
