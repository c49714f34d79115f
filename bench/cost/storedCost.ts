import type { StoredTable } from '../storedTables';
import { entityBytes } from './entityBytes';

/** Rows and bytes of something that is stored. */
export interface StoredCost {
  readonly rows: number;
  readonly bytes: number;
  /** The fewest transactions that could have written them. */
  readonly transactions: number;
}

const ROWS_A_TRANSACTION = 100;

/** What records take, and what each kind of the index takes: `records`, `user`, `mailbox`, ... */
export function storedCost(tables: readonly StoredTable[]): Map<string, StoredCost> {
  const costs = new Map<string, StoredCost>();
  for (const { isRecords, partitions } of tables) {
    for (const partition of partitions) {
      const [first] = partition;
      if (!first) continue;
      const part = isRecords ? 'records' : first.partitionKey.slice(0, first.partitionKey.indexOf('_'));
      const { rows, bytes, transactions } = costs.get(part) ?? { rows: 0, bytes: 0, transactions: 0 };
      costs.set(part, {
        rows: rows + partition.length,
        bytes: bytes + partition.reduce((sum, entity) => sum + entityBytes(entity), 0),
        transactions: transactions + Math.ceil(partition.length / ROWS_A_TRANSACTION),
      });
    }
  }
  return costs;
}
