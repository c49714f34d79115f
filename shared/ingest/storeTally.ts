import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { PollSummary } from './pollSummary';

type Tally = Pick<PollSummary, 'transactions' | 'ledgerTransactions' | 'indexTransactions' | 'reads'>;

/**
 * Counts what is asked of the store from now on.
 * @returns a function that tells the requests since, by kind of table
 */
export function storeTally(store: TableStore, names: TableNames): () => Tally {
  const before = tally(store, names);
  return () => {
    const after = tally(store, names);
    return {
      transactions: after.transactions - before.transactions,
      ledgerTransactions: after.ledgerTransactions - before.ledgerTransactions,
      indexTransactions: after.indexTransactions - before.indexTransactions,
      reads: after.reads - before.reads,
    };
  };
}

function tally({ counts }: TableStore, names: TableNames): Tally {
  const sum: Tally = { transactions: 0, ledgerTransactions: 0, indexTransactions: 0, reads: counts.reads };
  for (const [table, transactions] of counts.transactions) {
    if (names.monthOfRecords(table) !== undefined) sum.transactions += transactions;
    else if (names.monthOfIndex(table) !== undefined) sum.indexTransactions += transactions;
    else if (table === names.content) sum.ledgerTransactions += transactions;
  }
  return sum;
}
