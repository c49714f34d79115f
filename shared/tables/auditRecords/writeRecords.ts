import { contradictoryStore } from '../store/contradictoryStore';
import { existingRows } from '../store/existingRows';
import { InsertTransaction } from '../store/insertTransaction';
import { limitedParallel } from '../store/limitedParallel';
import { type RowTransaction, rowTransactions } from '../store/rowTransactions';
import type { TableRow } from '../store/tableRow';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { PendingRecord } from './pendingRecord';
import { foundStored, newlyStored, refusedRow, type Settlement } from './settlement';
import { writeBeside } from './writeBeside';
import { writeContinuations } from './writeContinuations';

// Each round ends with a row written by somebody else in between: more than a handful means that the store contradicts itself.
const ROUNDS = 20;
const PARALLEL_COMPARISONS = 8;

type Settle = (record: PendingRecord, settlement: Settlement) => void;

/**
 * Writes a batch of records of one partition: insert first (promise P1). On a conflict the existing keys are read in bounded ranges and
 * only what is missing is sent again; what exists with another text is compared and kept as a variant where it really differs.
 *
 * @param settle told once for each record, as soon as its rows are durable
 */
export async function writeRecords(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: Settle,
): Promise<void> {
  const ready = await withContinuations(store, table, batch, options, settle);
  // Heads as they really are may not fit one transaction.
  for (const next of rowTransactions(ready, headOf))
    await writeTransaction(store, table, next, options, settle);
}

async function writeTransaction(
  store: TableStore,
  table: string,
  { items, transaction }: RowTransaction<PendingRecord>,
  options: StoreOptions,
  settle: Settle,
): Promise<void> {
  let [missing, next] = [items, transaction];
  for (let round = 1; missing.length > 0; round++) {
    const outcome = await store.insert(table, next, options);
    if (outcome.outcome === 'inserted') {
      for (const record of missing) settle(record, newlyStored(record));
      return;
    }
    if (outcome.outcome === 'refused') {
      await writeHalves(store, table, missing, options, settle, outcome.code);
      return;
    }
    if (round > ROUNDS) throw contradictoryStore(table);
    missing = await settleExisting(store, table, missing, options, settle);
    next = InsertTransaction.of(headsOf(missing));
  }
}

function headOf(record: PendingRecord): TableRow {
  return record.makeRows().head;
}

/** One at a time: a hundred heads take ten times as much as their texts. */
function* headsOf(records: readonly PendingRecord[]): Generator<TableRow> {
  for (const record of records) yield headOf(record);
}

/** Settles the records whose keys exist already. @returns the others */
async function settleExisting(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: Settle,
): Promise<PendingRecord[]> {
  const partitionKey = batch[0]?.partitionKey ?? '';
  const rowKeys = batch.map(({ rowKey }) => rowKey);
  const select = ['AuditDataSha256', 'ContentId'];
  const existing = await existingRows(store, { table, partitionKey, rowKeys, select }, options);
  const missing: PendingRecord[] = [];
  const different: PendingRecord[] = [];
  for (const record of batch) {
    const row = existing.get(record.rowKey);
    if (!row) missing.push(record);
    else if (row.AuditDataSha256 === record.sha256) settle(record, foundStored('stored', row));
    else different.push(record);
  }
  const limited = limitedParallel(PARALLEL_COMPARISONS);
  const comparisons = different.map((record) =>
    limited(async () => settle(record, await writeBeside(store, table, record, options))),
  );
  await Promise.all(comparisons);
  return missing;
}

/** Writes what must stand before the heads. @returns the records whose heads may follow */
async function withContinuations(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: Settle,
): Promise<PendingRecord[]> {
  const ready: PendingRecord[] = [];
  for (const record of batch) {
    const hasMore = record.continuations.length > 0;
    const code = hasMore ? await writeContinuations(store, table, record, options) : undefined;
    if (code === undefined) ready.push(record);
    else settle(record, refusedRow(record, code));
  }
  return ready;
}

/** One row that the service will not take must not keep its siblings out: the batch is halved until it stands alone. */
async function writeHalves(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: Settle,
  code: string,
): Promise<void> {
  const [first, second] = batch;
  if (first && !second) settle(first, refusedRow(first, code));
  if (!second) return;
  const middle = Math.ceil(batch.length / 2);
  await writeRecords(store, table, batch.slice(0, middle), options, settle);
  await writeRecords(store, table, batch.slice(middle), options, settle);
}
