import type { InsertTransaction } from './insertTransaction';
import type { TableRow } from './tableRow';

/** A row as it was read: column values as the client gives them, big numbers as bigint, DateTime as Date. */
export interface StoredRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly etag: string;
  readonly [column: string]: unknown;
}

export interface StoreOptions {
  abortSignal?: AbortSignal | undefined;
}

export interface ReadOptions extends StoreOptions {
  /** Columns wanted; PartitionKey and RowKey always come. Default: all. */
  select?: readonly string[];
}

export interface QueryOptions extends ReadOptions {
  /** Rows a page at the most; the service's own bound is 1,000. */
  pageSize?: number;
}

/** What became of a transaction of inserts: all of it or nothing. */
export type InsertOutcome =
  | { readonly outcome: 'inserted'; readonly etags: readonly string[] }
  /** A row of that key exists. `index`: the first such row of the transaction, where the service tells. */
  | { readonly outcome: 'conflict'; readonly index: number | undefined }
  /** The service will not take a row (400, 413); never an answer to try again. */
  | { readonly outcome: 'refused'; readonly index: number | undefined; readonly code: string };

export type MergeOutcome =
  | { readonly outcome: 'merged'; readonly etags: readonly string[] }
  /** A row has changed since it was read (412) or is gone (404). */
  | { readonly outcome: 'changed'; readonly index: number | undefined };

/** How often each thing was asked of the store; by table name. */
export interface StoreCounts {
  /** Requests that write: a transaction of up to 100 rows is one. */
  readonly transactions: ReadonlyMap<string, number>;
  /** Requests that read: a point, or one page of a query. */
  readonly reads: number;
}

/**
 * The few calls that everything above makes of Table Storage. Missing tables are made by the first insert.
 * Every call throws an OperatorFault where a person must act (no rights, no account, out of reach for long).
 */
export interface TableStore {
  /** @param rows of one partition; a transaction is spent by it */
  insert(
    table: string,
    rows: readonly TableRow[] | InsertTransaction,
    options?: StoreOptions,
  ): Promise<InsertOutcome>;
  merge(
    table: string,
    rows: readonly (TableRow & { readonly etag: string })[],
    options?: StoreOptions,
  ): Promise<MergeOutcome>;
  read(
    table: string,
    partitionKey: string,
    rowKey: string,
    options?: ReadOptions,
  ): Promise<StoredRow | undefined>;
  /** Pages of rows in key order; none where the table does not exist. Pages may be empty. */
  query(table: string, filter: string, options?: QueryOptions): AsyncIterable<readonly StoredRow[]>;
  /** Names of the account's tables, as stored. */
  tables(options?: StoreOptions): AsyncIterable<string>;
  readonly counts: StoreCounts;
}
