import { OperatorFault } from '../../faults/operatorFault';
import { contradictoryStore } from '../store/contradictoryStore';
import { existingRows } from '../store/existingRows';
import { forEachParallel } from '../store/forEachParallel';
import { rowTransactions } from '../store/rowTransactions';
import type { TableRow } from '../store/tableRow';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { IndexPartition } from './gatheredPartition';
import { type IndexedValue, indexedValues, takeStored } from './indexedValue';
import { type IndexRow, indexRows } from './indexRows';
import { leaveOutKnown, REFERENCE_COLUMNS } from './leaveOutKnown';

const ROUNDS = 20;
// A day's messages are thousands: one after the other, most of the time would go by waiting for replies.
const PARALLEL_TRANSACTIONS = 4;

/** Rows to be written by their keys, with the value that each belongs to. */
type PlannedRows = Map<string, IndexRow & { readonly indexed: IndexedValue }>;

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
    const planned = plan(partition.partitionKey, left);
    if (planned.size === 0) return;
    if (round > ROUNDS) throw contradictoryStore(partition.table);
    left = await writeRound(store, partition, planned, options);
  }
}

function plan(partitionKey: string, values: Iterable<IndexedValue>): PlannedRows {
  const planned: PlannedRows = new Map();
  for (const indexed of values) {
    if (indexed.references.length === 0) continue;
    for (const indexRow of indexRows(partitionKey, indexed.prefix, indexed.references, indexed.taken)) {
      planned.set(indexRow.row.rowKey, { ...indexRow, indexed });
    }
  }
  return planned;
}

/** One try at every row. @returns the values of those that could not be written, with what they still lack */
async function writeRound(
  store: TableStore,
  { table, partitionKey }: IndexPartition,
  planned: PlannedRows,
  options: StoreOptions,
): Promise<Set<IndexedValue>> {
  // In key order, so that a conflict reads one narrow range.
  const rows = [...planned.values()].map(({ row }) => row).sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
  const unwritten: TableRow[] = [];
  await forEachParallel(rowTransactions(rows), PARALLEL_TRANSACTIONS, async (transaction) => {
    const outcome = await store.insert(table, transaction, options);
    if (outcome.outcome === 'refused') throw refusal(table, outcome.code);
    if (outcome.outcome === 'conflict') unwritten.push(...transaction);
  });
  const left = new Set<IndexedValue>();
  if (unwritten.length === 0) return left;
  for (const { rowKey } of unwritten) {
    const { indexed, references } = planned.get(rowKey) ?? {};
    if (!indexed || !references) continue;
    indexed.references = left.has(indexed) ? indexed.references.concat(references) : references;
    left.add(indexed);
  }
  const rowKeys = unwritten.map(({ rowKey }) => rowKey);
  const existing = await existingRows(
    store,
    { table, partitionKey, rowKeys, select: REFERENCE_COLUMNS },
    options,
  );
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
