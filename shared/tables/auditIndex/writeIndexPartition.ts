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
  let left: readonly IndexedValue[] = [...values.values()];
  for (let round = 1; ; round++) {
    left = await writeRound(store, partition, left, options);
    if (left.length === 0) return;
    if (round > ROUNDS) throw contradictoryStore(partition.table);
  }
}

/** In key order, so that a conflict reads one narrow range. */
function* rowsOf(partitionKey: string, values: readonly IndexedValue[]): Generator<PlannedRow> {
  for (const indexed of values.toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1))) {
    const { prefix, references, taken } = indexed;
    if (references.length === 0) continue;
    for (const row of indexRows(partitionKey, prefix, references, taken)) yield { ...row, indexed };
  }
}

/** One try at every row. @returns the values of those that could not be written, with what they still lack */
async function writeRound(
  store: TableStore,
  { table, partitionKey }: IndexPartition,
  values: readonly IndexedValue[],
  options: StoreOptions,
): Promise<IndexedValue[]> {
  const unwritten = new Map<string, PlannedRow>();
  const transactions = rowTransactions(rowsOf(partitionKey, values), ({ row }) => row);
  await forEachParallel(transactions, PARALLEL_TRANSACTIONS, async ({ transaction, items }) => {
    const outcome = await store.insert(table, transaction, options);
    if (outcome.outcome === 'refused') throw refusal(table, outcome.code);
    if (outcome.outcome === 'conflict') for (const each of items) unwritten.set(each.row.rowKey, each);
  });
  if (unwritten.size === 0) return [];
  const left = new Set<IndexedValue>();
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
  return [...left].filter(({ references }) => references.length > 0);
}

function refusal(table: string, code: string): OperatorFault {
  return new OperatorFault(
    `Table Storage refused an index row of table ${table} (${code}), although it keeps every documented limit.`,
    'Nothing is lost: the content stays listed and is tried again by each poll. Please report the code with the version of this app.',
  );
}
