import { odata } from '@azure/data-tables';
import { OperatorFault } from '../../faults/operatorFault';
import { existingRows } from '../store/existingRows';
import { rowTransactions } from '../store/rowTransactions';
import type { TableRow } from '../store/tableRow';
import type { StoredRow, StoreOptions, TableStore } from '../store/tableStore';
import type { IndexPartition } from './indexGeneration';
import { behindPrefix, indexRowKeyPrefix } from './indexKeys';
import type { IndexReference } from './indexReference';
import { indexRows, referencedRecords } from './indexRows';

const SELECT = ['RecordPartitionKey', 'RecordRowKey', 'Records'];
const ROUNDS = 20;

interface IndexedValue {
  readonly value: string;
  references: IndexReference[];
  /** Keys that exist for this value with other references. */
  readonly taken: Set<string>;
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
  const values = new Map<string, IndexedValue>();
  for (const [value, references] of partition.values) {
    values.set(indexRowKeyPrefix(value), {
      value,
      references: withoutRepeats(Array.isArray(references) ? references : [references]),
      taken: new Set(),
    });
  }
  await leaveOutKnown(store, partition, values, options);
  let left = [...values.values()].filter(({ references }) => references.length > 0);
  for (let round = 1; left.length > 0; round++) {
    if (round > ROUNDS) throw contradiction(partition.table);
    left = await writeRound(store, partition, left, options);
  }
}

/** One try at every value. @returns the values that still lack references */
async function writeRound(
  store: TableStore,
  { table, partitionKey }: IndexPartition,
  values: readonly IndexedValue[],
  options: StoreOptions,
): Promise<IndexedValue[]> {
  const owner = new Map<string, IndexedValue>();
  const rows: TableRow[] = [];
  for (const indexed of values) {
    for (const row of indexRows(partitionKey, indexed.value, indexed.references, indexed.taken)) {
      owner.set(row.rowKey, indexed);
      rows.push(row);
    }
  }
  rows.sort((a, b) => (a.rowKey < b.rowKey ? -1 : 1));
  const conflicting = new Set<IndexedValue>();
  for (const transaction of rowTransactions(rows)) {
    const outcome = await store.insert(table, transaction, options);
    if (outcome.outcome === 'refused') throw refusal(table, outcome.code);
    if (outcome.outcome === 'inserted') {
      for (const row of transaction) drop(owner.get(row.rowKey), row);
      continue;
    }
    const rowKeys = transaction.map(({ rowKey }) => rowKey);
    const existing = await existingRows(store, { table, partitionKey, rowKeys, select: SELECT }, options);
    for (const row of transaction) {
      const indexed = owner.get(row.rowKey);
      if (!indexed) continue;
      conflicting.add(indexed);
      const stored = existing.get(row.rowKey);
      if (stored) take(indexed, stored);
    }
  }
  return [...conflicting].filter(({ references }) => references.length > 0);
}

/** Reads every row of the values that may have some, and leaves out the references that they hold. */
async function leaveOutKnown(
  store: TableStore,
  { table, partitionKey, known }: IndexPartition,
  values: ReadonlyMap<string, IndexedValue>,
  options: StoreOptions,
): Promise<void> {
  const prefixes = [...known].map(indexRowKeyPrefix).sort((a, b) => (a < b ? -1 : 1));
  const last = prefixes.at(-1);
  if (last === undefined) return;
  let next = 0;
  while (next < prefixes.length) {
    const from = prefixes[next] ?? last;
    const filter = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${behindPrefix(last)}`;
    let lastRead: string | undefined;
    for await (const page of store.query(table, filter, { ...options, select: SELECT })) {
      for (const row of page) {
        const indexed = values.get(row.rowKey.slice(0, row.rowKey.indexOf('|') + 1));
        if (indexed) take(indexed, row);
      }
      lastRead = page.at(-1)?.rowKey ?? lastRead;
      if (lastRead === undefined) continue;
      // Values that end before the last row read are done; one that goes on beyond the page must be paged to its end.
      while (next < prefixes.length && behindPrefix(prefixes[next] ?? '') <= lastRead) next += 1;
      if (next < prefixes.length && (prefixes[next] ?? '') > lastRead) break;
      lastRead = undefined;
    }
    if (lastRead === undefined) return;
  }
}

function take(indexed: IndexedValue, row: StoredRow): void {
  indexed.taken.add(row.rowKey);
  const held = new Set(referencedRecords(row).map((pair) => pair.join('/')));
  indexed.references = indexed.references.filter((each) => !held.has(`${each.partitionKey}/${each.rowKey}`));
}

function drop(indexed: IndexedValue | undefined, row: TableRow): void {
  if (indexed) take(indexed, { ...row, etag: '' });
}

function withoutRepeats(references: readonly IndexReference[]): IndexReference[] {
  return [...new Map(references.map((each) => [`${each.partitionKey}/${each.rowKey}`, each])).values()];
}

function refusal(table: string, code: string): OperatorFault {
  return new OperatorFault(
    `Table Storage refused an index row of table ${table} (${code}), although it keeps every documented limit.`,
    'Nothing is lost: the content stays listed and is tried again by each poll. Please report the code with the version of this app.',
  );
}

function contradiction(table: string): OperatorFault {
  return new OperatorFault(
    `Table ${table} says that rows exist which it does not give back.`,
    'Rows of this table are being deleted while the poll runs, or the store is faulty. Stop whatever deletes there, then poll again.',
  );
}
