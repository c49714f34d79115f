import { ROW_LIMITS } from './rowLimits';
import { rowPayloadInBytes } from './rowPayload';
import type { TableRow } from './tableRow';

/**
 * Cuts rows of one partition into transactions: at most 100 rows and less than 4 MiB each.
 * @param rows without repeated keys: the service refuses a transaction with two rows of one key (InvalidDuplicateRow)
 */
export function* rowTransactions<Row extends TableRow>(rows: Iterable<Row>): Generator<Row[]> {
  let transaction: Row[] = [];
  let payloadBytes = 0;
  for (const row of rows) {
    const rowBytes = rowPayloadInBytes(row);
    const isFull =
      transaction.length === ROW_LIMITS.transactionRows ||
      payloadBytes + rowBytes > ROW_LIMITS.transactionBytes;
    if (isFull && transaction.length > 0) {
      yield transaction;
      transaction = [];
      payloadBytes = 0;
    }
    transaction.push(row);
    payloadBytes += rowBytes;
  }
  if (transaction.length > 0) yield transaction;
}
