import { OperatorFault } from '../../faults/operatorFault';
import { contradictoryStore } from '../store/contradictoryStore';
import { existingRows } from '../store/existingRows';
import { forEachParallel } from '../store/forEachParallel';
import { rowTransactions } from '../store/rowTransactions';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { IndexPartition } from './gatheredPartition';
import { type IndexedValue, indexedValues, takeStored } from './indexedValue';
import { type IndexRow, indexRows } from './indexRows';
import { leaveOutKnown, REFERENCE_COLUMNS } from './leaveOutKnown';

const ROUNDS = 20;
// A day's messages are thousands: one after the other, most of the time would go by waiting for replies.
const PARALLEL_TRANSACTIONS = 5;

interface PlannedRow extends IndexRow {
  readonly indexed: IndexedValue;
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
    const unwritten = await writeRound(store, partition, left, options);
    if (unwritten.size === 0) return;
    if (round > ROUNDS) throw contradictoryStore(partition.table);
    left = unwritten;
  }
}

/** @param values in order, so that rows come in key order: a conflict reads one narrow range */
function* rowsOf(partitionKey: string, values: Iterable<IndexedValue>): Generator<PlannedRow> {
  for (const indexed of values) {
    const { prefix, references, taken } = indexed;
    if (references.length === 0) continue;
    for (const row of indexRows(partitionKey, prefix, references, taken)) yield { ...row, indexed };
  }
}

/** One try at every row. @returns the values of those that could not be written, with what they still lack */
async function writeRound(
  store: TableStore,
  { table, partitionKey }: IndexPartition,
  values: Iterable<IndexedValue>,
  options: StoreOptions,
): Promise<Set<IndexedValue>> {
  const unwritten = new Map<string, PlannedRow>();
  const transactions = rowTransactions(rowsOf(partitionKey, values), ({ row }) => row);
  await forEachParallel(transactions, PARALLEL_TRANSACTIONS, async ({ transaction, items }) => {
    const outcome = await store.insert(table, transaction, options);
    if (outcome.outcome === 'refused') throw refusal(table, outcome.code);
    if (outcome.outcome === 'conflict') for (const each of items) unwritten.set(each.row.rowKey, each);
  });
  const left = new Set<IndexedValue>();
  if (unwritten.size === 0) return left;
  for (const { indexed, references } of unwritten.values()) {
    indexed.references = left.has(indexed) ? indexed.references.concat(references) : references;
    left.add(indexed);
  }
  const asked = { table, partitionKey, rowKeys: [...unwritten.keys()], select: REFERENCE_COLUMNS };
  const existing = await existingRows(store, asked, options);
  for (const [rowKey, stored] of existing) {
    const indexed = unwritten.get(rowKey)?.indexed;
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
