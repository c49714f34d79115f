import { brokenLimit } from '../../shared/tables/store/brokenLimit';
import type { InsertTransaction } from '../../shared/tables/store/insertTransaction';
import { ROW_LIMITS } from '../../shared/tables/store/rowLimits';
import type { RowValue, TableRow } from '../../shared/tables/store/tableRow';
import type {
  InsertOutcome,
  MergeOutcome,
  QueryOptions,
  ReadOptions,
  StoredRow,
  TableStore,
} from '../../shared/tables/store/tableStore';
import { rowFilter } from './rowFilter';
import { rowsIn } from './rowsIn';
import { sentTransaction } from './sentTransaction';

const BODY_LIMIT_BYTES = 4 * 1_048_576;

/** What is asked of the store, for whoever decides whether it goes well. */
export interface StoreRequest {
  readonly kind: 'insert' | 'merge' | 'read' | 'query';
  readonly table: string;
  readonly rows: readonly TableRow[];
}

/**
 * `lostReply`: the write happens, its answer is lost, and the gateway sends it again; `failBefore` and `failAfter`: the caller gets an
 * error, without and with the write; a code: the service refuses the request for good.
 */
export type StoreFate = 'well' | 'lostReply' | 'failBefore' | 'failAfter' | { readonly refusedAs: string };

/** Table Storage in memory, by its documented rules: atomic transactions, keys in order, pages, limits. For tests. */
export class MemoryStore implements TableStore {
  readonly rows = new Map<string, Map<string, StoredRow>>();
  readonly requests: StoreRequest[] = [];
  readonly counts = { transactions: new Map<string, number>(), reads: 0 };
  fate: (request: StoreRequest) => StoreFate = () => 'well';
  /** Whether a write goes on waiting for its turn. */
  isHeldBack: (request: StoreRequest) => boolean = () => false;
  /** Rows a page at the most; a test makes it small to see paging. */
  rowsAPage = 1_000;
  /** Lets an empty page with a continuation come first, as at the border of two partition servers. */
  emptyFirstPages = false;
  #changes = 0;

  async insert(table: string, given: readonly TableRow[] | InsertTransaction): Promise<InsertOutcome> {
    const rows = rowsIn(given);
    checkTransaction(rows);
    const own = this.#table(table);
    const once = (): InsertOutcome => {
      const index = rows.findIndex((row) => own.has(keyOf(row)));
      if (index !== -1) return { outcome: 'conflict', index };
      const etags = rows.map(() => this.#nextEtag());
      for (const [position, row] of rows.entries())
        own.set(keyOf(row), storedRow(row, etags[position] ?? ''));
      return { outcome: 'inserted', etags };
    };
    const answer = await this.#write({ kind: 'insert', table, rows }, once);
    if ('refusedAs' in answer) return { outcome: 'refused', index: 0, code: answer.refusedAs };
    return answer;
  }

  async merge(table: string, rows: readonly (TableRow & { readonly etag: string })[]): Promise<MergeOutcome> {
    checkTransaction(rows.map(({ etag: _, ...row }) => row));
    const own = this.#table(table);
    const once = (): MergeOutcome => {
      const index = rows.findIndex((row) => own.get(keyOf(row))?.etag !== row.etag);
      if (index !== -1) return { outcome: 'changed', index };
      const etags = rows.map((row) => {
        const etag = this.#nextEtag();
        own.set(keyOf(row), { ...own.get(keyOf(row)), ...storedRow(row, etag) });
        return etag;
      });
      return { outcome: 'merged', etags };
    };
    const answer = await this.#write({ kind: 'merge', table, rows }, once);
    if ('refusedAs' in answer) throw new Error(answer.refusedAs);
    return answer;
  }

  async read(table: string, partitionKey: string, rowKey: string, { select }: ReadOptions = {}) {
    this.#ask({ kind: 'read', table, rows: [] });
    const row = this.#table(table).get(keyOf({ partitionKey, rowKey }));
    return row && selected(row, select);
  }

  async *query(table: string, filter: string, { select, pageSize = this.rowsAPage }: QueryOptions = {}) {
    const matches = rowFilter(filter);
    if (this.emptyFirstPages) {
      this.#ask({ kind: 'query', table, rows: [] });
      yield [];
    }
    let behind = '';
    for (;;) {
      this.#ask({ kind: 'query', table, rows: [] });
      const found = this.all(table).filter((row) => keyOf(row) > behind && matches(row));
      const page = found.slice(0, Math.min(pageSize, this.rowsAPage));
      const last = page.at(-1);
      yield page.map((row) => selected(row, select));
      if (!last || page.length === found.length) return;
      behind = keyOf(last);
    }
  }

  async *tables() {
    yield* this.rows.keys();
  }

  /** Rows of a table in key order. */
  all(table: string): StoredRow[] {
    return [...this.#table(table)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  transactionsTo(table: string): number {
    return this.counts.transactions.get(table) ?? 0;
  }

  async #write<Outcome extends object>(request: StoreRequest, once: () => Outcome) {
    // A real store answers later, and in any order.
    do await new Promise(setImmediate);
    while (this.isHeldBack(request));
    this.requests.push(request);
    const { table } = request;
    this.counts.transactions.set(table, this.transactionsTo(table) + 1);
    const fate = this.fate(request);
    if (fate === 'failBefore') throw new Error('the store failed before the write');
    if (typeof fate === 'object') return fate;
    const outcome = once();
    if (fate === 'failAfter') throw new Error('the store failed after the write');
    return fate === 'lostReply' ? once() : outcome;
  }

  #ask(request: StoreRequest): void {
    this.requests.push(request);
    this.counts.reads += 1;
    if (this.fate(request) !== 'well') throw new Error('the store failed to read');
  }

  #table(table: string): Map<string, StoredRow> {
    const known = this.rows.get(table) ?? new Map<string, StoredRow>();
    this.rows.set(table, known);
    return known;
  }

  #nextEtag(): string {
    this.#changes += 1;
    return `W/"${this.#changes}"`;
  }
}

// U+0000 stands in no key and sorts before all that does.
function keyOf({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }): string {
  return `${partitionKey}\0${rowKey}`;
}

function checkTransaction(rows: readonly TableRow[]): void {
  if (rows.length === 0 || rows.length > ROW_LIMITS.transactionRows)
    throw new RangeError(`${rows.length} rows`);
  if (new Set(rows.map(({ partitionKey }) => partitionKey)).size > 1)
    throw new RangeError('several partitions');
  if (new Set(rows.map(({ rowKey }) => rowKey)).size < rows.length)
    throw new RangeError('InvalidDuplicateRow');
  for (const row of rows) {
    const broken = brokenLimit(row);
    if (broken) throw new RangeError(broken);
  }
  if (sentTransaction(rows).byteLength >= BODY_LIMIT_BYTES) throw new RangeError('RequestBodyTooLarge');
}

function storedRow(row: TableRow, etag: string): StoredRow {
  const columns = Object.entries(row).map(([name, value]): [string, unknown] => [name, readBack(value)]);
  return { ...Object.fromEntries(columns), partitionKey: row.partitionKey, rowKey: row.rowKey, etag };
}

/** As the client gives a value back. */
function readBack(value: RowValue): unknown {
  if (typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (value.type === 'Int64') return BigInt(value.value);
  return value.type === 'DateTime' ? new Date(value.value) : Number(value.value);
}

function selected(row: StoredRow, select: readonly string[] | undefined): StoredRow {
  if (!select) return row;
  const { partitionKey, rowKey, etag } = row;
  const columns = select.filter((name) => name in row).map((name): [string, unknown] => [name, row[name]]);
  return { ...Object.fromEntries(columns), partitionKey, rowKey, etag };
}
