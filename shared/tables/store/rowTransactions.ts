import { InsertTransaction } from './insertTransaction';
import type { TableRow } from './tableRow';

/**
 * Cuts rows of one partition into transactions: at most 100 rows and less than 4 MiB each.
 * @param rows without repeated keys: the service refuses a transaction with two rows of one key (InvalidDuplicateRow)
 */
export function* rowTransactions(rows: Iterable<TableRow>): Generator<InsertTransaction> {
  let transaction = new InsertTransaction();
  for (const row of rows) {
    if (transaction.add(row)) continue;
    yield transaction;
    transaction = InsertTransaction.of([row]);
  }
  if (transaction.length > 0) yield transaction;
}
