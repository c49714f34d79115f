import { randomBytes } from 'node:crypto';
import type { TableClients } from '../tables/store/azureTableStore';
import { decideOnStorageFault, type StorageFault } from '../tables/store/decideOnStorageFault';
import type { Clock } from '../time/clock';
import { tableFault } from './tableFault';

/** The keys of a row. */
export interface RowKeys {
  readonly partitionKey: string;
  readonly rowKey: string;
}

export type Right = 'allowed' | 'refused';

interface ProbeOptions {
  readonly abortSignal: AbortSignal;
}

// Keys that no row of this product has, and an etag that no row can have: without both, a change or removal cannot happen.
const NO_ROW: RowKeys = { partitionKey: 'doctor', rowKey: 'a row that is never written' };
const NO_ETAG = `W/"datetime'2020-01-01T00%3A00%3A00.0000000Z'"`;
// With 32 hex digits drawn for each probe behind it.
const NO_TABLE = 'doctor';
const PAUSE_MS = 500;

/**
 * Finds out what an identity may do without doing it: each request asks for something that cannot happen (to insert a row or make a
 * table that exists, to change or remove a row that does not), and Table Storage looks at the rights before it looks at the row.
 * All throw OperatorFault where Table Storage cannot be asked.
 */
export class TableProbes {
  readonly #clients: TableClients;
  readonly #clock: Clock;

  constructor(clients: TableClients, clock: Clock) {
    this.#clients = clients;
    this.#clock = clock;
  }

  /** Names of all tables of the account. */
  async tables(options: ProbeOptions): Promise<string[]> {
    return this.#ask('*', options, async () => {
      const names: string[] = [];
      for await (const { name } of this.#clients.service().listTables(options)) if (name) names.push(name);
      return names;
    });
  }

  /** The keys of a table's first row; undefined where it has none. */
  async firstRow(table: string, options: ProbeOptions): Promise<RowKeys | undefined> {
    return this.#ask(table, options, async () => {
      const queryOptions = { select: ['PartitionKey', 'RowKey'] };
      const rows = this.#clients.table(table).listEntities({ ...options, queryOptions });
      for await (const [row] of rows.byPage({ maxPageSize: 1 })) {
        if (row?.partitionKey !== undefined && row.rowKey !== undefined) {
          return { partitionKey: row.partitionKey, rowKey: row.rowKey };
        }
      }
      return undefined;
    });
  }

  /** May it make tables? @param existing a table that was there a moment ago: the name of one dropped since stays taken for 40 s. */
  async create(existing: string, options: ProbeOptions): Promise<Right> {
    return this.#right(existing, options, () => this.#clients.table(existing).createTable(options));
  }

  /** May it remove tables? Asked about one that nobody can have made. */
  async removeTables(options: ProbeOptions): Promise<Right> {
    const table = `${NO_TABLE}${randomBytes(16).toString('hex')}`;
    return this.#right(table, options, () => this.#clients.table(table).deleteTable(options));
  }

  /** May it insert rows? @param existing a row that is there: this product never removes one. */
  async insert(table: string, existing: RowKeys, options: ProbeOptions): Promise<Right> {
    return this.#right(table, options, () =>
      this.#clients.table(table).createEntity({ ...existing }, options),
    );
  }

  /** May it change rows? */
  async change(table: string, options: ProbeOptions): Promise<Right> {
    return this.#right(table, options, () =>
      this.#clients.table(table).updateEntity({ ...NO_ROW }, 'Merge', { ...options, etag: NO_ETAG }),
    );
  }

  /** May it remove rows? */
  async remove(table: string, options: ProbeOptions): Promise<Right> {
    const { partitionKey, rowKey } = NO_ROW;
    return this.#right(table, options, () =>
      this.#clients.table(table).deleteEntity(partitionKey, rowKey, { ...options, etag: NO_ETAG }),
    );
  }

  async #right(table: string, options: ProbeOptions, call: () => Promise<unknown>): Promise<Right> {
    const answer = await this.#answer(options, call);
    const decision = answer.fault?.decision;
    if (decision === 'forbidden') return 'refused';
    // Whatever speaks about the row or the table has passed the rights.
    if (!answer.fault || decision === 'conflict' || decision === 'changed' || decision === 'notFound')
      return 'allowed';
    throw tableFault(answer.fault, { account: this.#clients.account, table });
  }

  async #ask<T>(table: string, options: ProbeOptions, call: () => Promise<T>): Promise<T> {
    const answer = await this.#answer(options, call);
    if (answer.fault) throw tableFault(answer.fault, { account: this.#clients.account, table });
    return answer.result;
  }

  /** Asks once more where the answer may pass, no oftener: a pre-flight has no minutes to wait. */
  async #answer<T>(
    { abortSignal }: ProbeOptions,
    call: () => Promise<T>,
    isLast = false,
  ): Promise<{ result: T; fault?: never } | { fault: StorageFault }> {
    try {
      return { result: await call() };
    } catch (error) {
      abortSignal.throwIfAborted();
      const fault = decideOnStorageFault(error) ?? {
        decision: 'unreachable',
        code: 'timed out',
        index: undefined,
      };
      const mayPass = fault.decision === 'busy' || fault.decision === 'unreachable';
      if (isLast || !mayPass) return { fault };
      await this.#clock.sleep(PAUSE_MS, { abortSignal });
      return this.#answer({ abortSignal }, call, true);
    }
  }
}
