import { InsertTransaction } from '../store/insertTransaction';
import type { PendingRecord } from './pendingRecord';

/** Records and the transaction that has their heads. */
export interface RecordTransaction {
  readonly records: readonly PendingRecord[];
  readonly transaction: InsertTransaction;
}

/** Cuts a batch of one partition's records where their heads, as they really are, would not fit one transaction. */
export function* recordTransactions(batch: readonly PendingRecord[]): Generator<RecordTransaction> {
  let transaction = new InsertTransaction();
  let start = 0;
  for (const [at, record] of batch.entries()) {
    const { head } = record.makeRows();
    if (transaction.add(head)) continue;
    yield { records: batch.slice(start, at), transaction };
    transaction = InsertTransaction.of([head]);
    start = at;
  }
  if (transaction.length > 0) yield { records: batch.slice(start), transaction };
}
