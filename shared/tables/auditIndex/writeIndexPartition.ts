import { OperatorFault } from '../../faults/operatorFault';
import { contradictoryStore } from '../store/contradictoryStore';
import { existingRows } from '../store/existingRows';
import { forEachParallel } from '../store/forEachParallel';
import type { InsertTransaction } from '../store/insertTransaction';
import { rowTransactions } from '../store/rowTransactions';
import type { TableRow } from '../store/tableRow';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { IndexPartition } from './gatheredPartition';
import { type IndexedValue, indexedValues, takeStored } from './indexedValue';
import { type IndexRow, indexRows } from './indexRows';
import { leaveOutKnown, REFERENCE_COLUMNS } from './leaveOutKnown';

const ROUNDS = 20;
// A day's messages are thousands: one after the other, most of the time would go by waiting for replies.
const PARALLEL_TRANSACTIONS = 5;

/** What each row to be written stands for, by its key. */
type PlannedRows = Map<string, Pick<IndexRow, 'references'> & { readonly indexed: IndexedValue }>;

interface Plan {
  readonly planned: PlannedRows;
  /** Each is made when it can be sent. */
  readonly transactions: Iterable<InsertTransaction>;
}

/**
 * Writes the index rows of one partition, insert only. Values whose records were stored before are read first (their whole range), so
 * that a resumed or repeated delivery adds only what is lacking; a row that appears in between is read, and what it lacks is written
 * under the next missing record's own key.
 */
export async function writeIndexPartition(
  store: TableStore,
  partition: IndexPartition,
  options: StoreOptions = {},
): Promise<void> {
  const values = indexedValues(partition);
  await leaveOutKnown(store, partition, values, options);
  let left: Iterable<IndexedValue> = values.values();
  for (let round = 1; ; round++) {
    const next = plan(partition.partitionKey, left);
    if (next.planned.size === 0) return;
    if (round > ROUNDS) throw contradictoryStore(partition.table);
    left = await writeRound(store, partition, next, options);
  }
}

function plan(partitionKey: string, values: Iterable<IndexedValue>): Plan {
  const planned: PlannedRows = new Map();
  const rows: TableRow[] = [];
  for (const indexed of values) {
    if (indexed.references.length === 0) continue;
    for (const { row, references } of indexRows(
      partitionKey,
      indexed.prefix,
      indexed.references,
      indexed.taken,
    )) {
      planned.set(row.rowKey, { references, indexed });
      rows.push(row);
    }
  }
  // In key order, so that a conflict reads one narrow range.
  rows.sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
  return { planned, transactions: rowTransactions(rows) };
}

/** One try at every row. @returns the values of those that could not be written, with what they still lack */
async function writeRound(
  store: TableStore,
  { table, partitionKey }: IndexPartition,
  { planned, transactions }: Plan,
  options: StoreOptions,
): Promise<Set<IndexedValue>> {
  const unwritten: string[] = [];
  await forEachParallel(transactions, PARALLEL_TRANSACTIONS, async (transaction) => {
    const outcome = await store.insert(table, transaction, options);
    if (outcome.outcome === 'refused') throw refusal(table, outcome.code);
    if (outcome.outcome === 'conflict') unwritten.push(...transaction.rowKeys);
  });
  const left = new Set<IndexedValue>();
  if (unwritten.length === 0) return left;
  for (const rowKey of unwritten) {
    const { indexed, references } = planned.get(rowKey) ?? {};
    if (!indexed || !references) continue;
    indexed.references = left.has(indexed) ? indexed.references.concat(references) : references;
    left.add(indexed);
  }
  const asked = { table, partitionKey, rowKeys: unwritten, select: REFERENCE_COLUMNS };
  const existing = await existingRows(store, asked, options);
  for (const [rowKey, stored] of existing) {
    const indexed = planned.get(rowKey)?.indexed;
    if (indexed) takeStored(indexed, stored);
  }
  return left;
}

function refusal(table: string, code: string): OperatorFault {
  return new OperatorFault(
    `Table Storage refused an index row of table ${table} (${code}), although it keeps every documented limit.`,
    'Nothing is lost: the content stays listed and is tried again by each poll. Please report the code with the version of this app.',
  );
}
