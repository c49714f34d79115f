import { OperatorFault } from '../../faults/operatorFault';
import { sameTokens } from '../../records/sameText';
import { existingRows } from '../store/existingRows';
import { readKeptText } from '../store/keptText';
import type { StoreOptions, TableStore } from '../store/tableStore';
import type { PendingRecord } from './pendingRecord';
import { asVariant, type RecordRows } from './recordRows';
import { storedTexts } from './storedTexts';

/** What a record met in the table. */
export interface Settlement {
  /**
   * `stored`: its text stands under its own key; `respelled`: a text with equal tokens does; `variant`: it stands beside another text;
   * `refused`: the service will not take the row, which goes to quarantine so that it never blocks its siblings or the feed.
   */
  readonly kind: 'stored' | 'respelled' | 'variant' | 'refused';
  /** Whether this very call made the row: then nobody has written index rows for it yet. */
  readonly isNew: boolean;
  /** The ContentId that the row carries. */
  readonly contentId: string;
  readonly rowKey: string;
  /** The service's code where it refused the row. */
  readonly code?: string;
}

// Each round ends with a row written by somebody else in between: more than a handful means that the store contradicts itself.
const ROUNDS = 20;

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
  settle: (record: PendingRecord, settlement: Settlement) => void,
): Promise<void> {
  let missing: readonly PendingRecord[] = await withContinuations(store, table, batch, options, settle);
  for (let round = 1; missing.length > 0; round++) {
    const outcome = await store.insert(
      table,
      missing.map(({ rows }) => rows.head),
      options,
    );
    if (outcome.outcome === 'inserted') {
      for (const record of missing) settle(record, settlementOf(record, 'stored', { isNew: true }));
      return;
    }
    if (outcome.outcome === 'refused') {
      await writeHalves(store, table, missing, options, settle, outcome.code);
      return;
    }
    if (round > ROUNDS) throw contradiction(table);
    missing = await settleExisting(store, table, missing, options, settle);
  }
}

/** Settles the records whose keys exist already. @returns the others */
async function settleExisting(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: (record: PendingRecord, settlement: Settlement) => void,
): Promise<PendingRecord[]> {
  const partitionKey = batch[0]?.rows.head.partitionKey ?? '';
  const rowKeys = batch.map(({ rows }) => rows.head.rowKey);
  const select = ['AuditDataSha256', 'ContentId'];
  const existing = await existingRows(store, { table, partitionKey, rowKeys, select }, options);
  const missing: PendingRecord[] = [];
  for (const record of batch) {
    const row = existing.get(record.rows.head.rowKey);
    if (!row) missing.push(record);
    else if (row.AuditDataSha256 === record.sha256) {
      settle(record, settlementOf(record, 'stored', { isNew: false, contentId: String(row.ContentId) }));
    } else settle(record, await writeBeside(store, table, record, options));
  }
  return missing;
}

/** Finds or makes the place of a record whose key is taken by another text. */
async function writeBeside(
  store: TableStore,
  table: string,
  record: PendingRecord,
  options: StoreOptions,
): Promise<Settlement> {
  const { partitionKey, rowKey } = record.rows.head;
  const text = textOf(record.rows);
  for (let round = 1; round <= ROUNDS; round++) {
    const stored = await storedTexts(store, { table, partitionKey, rowKey }, options);
    const same = stored.find(({ sha256 }) => sha256 === record.sha256);
    if (same) {
      const contentId = String(same.row.ContentId);
      return {
        kind: same.isVariant ? 'variant' : 'stored',
        isNew: false,
        contentId,
        rowKey: same.row.rowKey,
      };
    }
    const alike = stored.find(({ utf8 }) => sameTokens(text, utf8.toString('utf8')));
    if (alike) {
      return {
        kind: 'respelled',
        isNew: false,
        contentId: String(alike.row.ContentId),
        rowKey: alike.row.rowKey,
      };
    }
    const short = asVariant(record.rows, record.sha256, 8);
    const isTaken = stored.some(({ row }) => row.rowKey === short.head.rowKey);
    const variant = isTaken ? asVariant(record.rows, record.sha256, 64) : short;
    const refused = await writeContinuations(store, table, variant, options);
    if (refused !== undefined) return { ...settlementOf(record, 'refused', { isNew: false }), code: refused };
    const outcome = await store.insert(table, [variant.head], options);
    if (outcome.outcome === 'inserted') {
      return {
        kind: 'variant',
        isNew: true,
        contentId: String(variant.head.ContentId),
        rowKey: variant.head.rowKey,
      };
    }
    if (outcome.outcome === 'refused')
      return { ...settlementOf(record, 'refused', { isNew: false }), code: outcome.code };
  }
  throw contradiction(table);
}

/** Writes what must stand before the heads. @returns the records whose heads may follow */
async function withContinuations(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: (record: PendingRecord, settlement: Settlement) => void,
): Promise<PendingRecord[]> {
  const ready: PendingRecord[] = [];
  for (const record of batch) {
    const code = await writeContinuations(store, table, record.rows, options);
    if (code === undefined) ready.push(record);
    else settle(record, { ...settlementOf(record, 'refused', { isNew: false }), code });
  }
  return ready;
}

/** The rows before the head: their keys hold the text's hash, so one that exists is the same one. @returns the code of a refusal */
async function writeContinuations(store: TableStore, table: string, rows: RecordRows, options: StoreOptions) {
  for (const row of rows.continuations) {
    const outcome = await store.insert(table, [row], options);
    if (outcome.outcome === 'refused') return outcome.code;
  }
  return undefined;
}

/** One row that the service will not take must not keep its siblings out: the batch is halved until it stands alone. */
async function writeHalves(
  store: TableStore,
  table: string,
  batch: readonly PendingRecord[],
  options: StoreOptions,
  settle: (record: PendingRecord, settlement: Settlement) => void,
  code: string,
): Promise<void> {
  const [first, second] = batch;
  if (first && !second) settle(first, { ...settlementOf(first, 'refused', { isNew: false }), code });
  if (!second) return;
  const middle = Math.ceil(batch.length / 2);
  await writeRecords(store, table, batch.slice(0, middle), options, settle);
  await writeRecords(store, table, batch.slice(middle), options, settle);
}

function settlementOf(
  record: PendingRecord,
  kind: Settlement['kind'],
  { isNew, contentId = String(record.rows.head.ContentId) }: { isNew: boolean; contentId?: string },
): Settlement {
  return { kind, isNew, contentId, rowKey: record.rows.head.rowKey };
}

function textOf({ head, continuations }: RecordRows): string {
  return readKeptText([head, ...continuations], 'AuditData')?.toString('utf8') ?? '';
}

function contradiction(table: string): OperatorFault {
  return new OperatorFault(
    `Table ${table} says that rows exist which it does not give back.`,
    'Rows of this table are being deleted while the poll runs, or the store is faulty. Stop whatever deletes there, then poll again.',
  );
}
