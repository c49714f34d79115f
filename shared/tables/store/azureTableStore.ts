import type { TableClient, TableEntity, TableServiceClient, TransactionAction } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '../../time/clock';
import { decideOnStorageFault, type StorageFault } from './decideOnStorageFault';
import { storageOperatorFault } from './storageOperatorFault';
import type { TableRow } from './tableRow';
import type {
  InsertOutcome,
  MergeOutcome,
  QueryOptions,
  ReadOptions,
  StoredRow,
  StoreOptions,
  TableStore,
} from './tableStore';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 20_000;
const ATTEMPTS = 8;
// A store that never answered is more likely a wrong address than a bad moment: a person should not wait a minute to hear so.
const ATTEMPTS_BEFORE_FIRST_ANSWER = 4;
const ROWS_A_PAGE = 1_000;

const storedRow = z.looseObject({ partitionKey: z.string(), rowKey: z.string(), etag: z.string() });

/** The clients of one storage account and what a person calls it. */
export interface TableClients {
  service(): TableServiceClient;
  table(name: string): TableClient;
  readonly account: string;
}

/**
 * The store in Azure (or Azurite). Retries what may pass (busy, timed out, out of reach) with growing pauses, here and nowhere else:
 * the client's own retry does not see a refusal inside an answered transaction, so it is switched off.
 */
export function azureTableStore(
  clients: TableClients,
  { clock, random }: { clock: Clock; random: () => number },
): TableStore {
  const tableClients = new Map<string, TableClient>();
  const transactions = new Map<string, number>();
  let reads = 0;
  let answered = false;

  function client(table: string): TableClient {
    const known = tableClients.get(table) ?? clients.table(table);
    tableClients.set(table, known);
    return known;
  }

  /** Runs a call until it succeeds or fails for good; gives the fault back where the caller has an answer for it. */
  async function attempt<T>(
    table: string,
    call: () => Promise<T>,
    { abortSignal }: StoreOptions,
  ): Promise<{ result: T; fault?: never } | { fault: StorageFault }> {
    for (let attemptNumber = 1; ; attemptNumber++) {
      abortSignal?.throwIfAborted();
      try {
        const result = await call();
        answered = true;
        return { result };
      } catch (error) {
        abortSignal?.throwIfAborted();
        // An abort that is not ours is the client's request timeout.
        const fault = decideOnStorageFault(error) ?? {
          decision: 'unreachable',
          code: 'timed out',
          index: undefined,
        };
        if (fault.decision !== 'unreachable') answered = true;
        const mayPass = fault.decision === 'busy' || fault.decision === 'unreachable';
        if (!mayPass && fault.decision !== 'forbidden') return { fault };
        if (!mayPass || attemptNumber >= (answered ? ATTEMPTS : ATTEMPTS_BEFORE_FIRST_ANSWER)) {
          throw storageOperatorFault(fault, { account: clients.account, table, cause: error });
        }
        const ceilingMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attemptNumber);
        await clock.sleep(ceilingMs * (0.5 + random() / 2), { abortSignal });
      }
    }
  }

  async function submit(table: string, actions: TransactionAction[], options: StoreOptions) {
    for (;;) {
      transactions.set(table, (transactions.get(table) ?? 0) + 1);
      const answer = await attempt(
        table,
        () => client(table).submitTransaction(actions, signalOf(options)),
        options,
      );
      if (answer.fault?.decision !== 'tableMissing') return answer;
      const made = await attempt(table, () => client(table).createTable(signalOf(options)), options);
      if (made.fault && made.fault.decision !== 'conflict') return made;
    }
  }

  function unexpected(table: string, fault: StorageFault): Error {
    return storageOperatorFault(fault, { account: clients.account, table, cause: undefined });
  }

  return {
    counts: {
      transactions,
      get reads() {
        return reads;
      },
    },

    async insert(table, rows, options = {}): Promise<InsertOutcome> {
      const answer = await submit(
        table,
        rows.map((row): TransactionAction => ['create', sdkEntity(row)]),
        options,
      );
      if (!answer.fault) return { outcome: 'inserted', etags: etagsOf(answer.result) };
      const { decision, code, index } = answer.fault;
      if (decision === 'conflict') return { outcome: 'conflict', index };
      if (decision === 'refused') return { outcome: 'refused', index, code };
      throw unexpected(table, answer.fault);
    },

    async merge(table, rows, options = {}): Promise<MergeOutcome> {
      const actions = rows.map(
        ({ etag, ...row }): TransactionAction => ['update', sdkEntity(row), 'Merge', { etag }],
      );
      const answer = await submit(table, actions, options);
      if (!answer.fault) return { outcome: 'merged', etags: etagsOf(answer.result) };
      const { decision, index } = answer.fault;
      if (decision === 'changed' || decision === 'notFound') return { outcome: 'changed', index };
      throw unexpected(table, answer.fault);
    },

    async read(table, partitionKey, rowKey, options: ReadOptions = {}) {
      reads += 1;
      const call = () =>
        client(table).getEntity(partitionKey, rowKey, { ...signalOf(options), ...queryOf(options) });
      const answer = await attempt(table, call, options);
      if (!answer.fault) return storedRow.parse(answer.result);
      if (answer.fault.decision === 'notFound' || answer.fault.decision === 'tableMissing') return undefined;
      throw unexpected(table, answer.fault);
    },

    async *query(table, filter, options: QueryOptions = {}) {
      let continuationToken: string | undefined;
      do {
        const from = continuationToken;
        const call = async () => {
          const pages = client(table)
            .listEntities({ ...signalOf(options), queryOptions: { filter, ...selectOf(options) } })
            .byPage({
              maxPageSize: options.pageSize ?? ROWS_A_PAGE,
              ...(from ? { continuationToken: from } : {}),
            });
          return (await pages.next()).value;
        };
        reads += 1;
        const answer = await attempt(table, call, options);
        if (answer.fault) {
          if (answer.fault.decision === 'notFound' || answer.fault.decision === 'tableMissing') return;
          throw unexpected(table, answer.fault);
        }
        continuationToken = answer.result?.continuationToken;
        if (answer.result) yield answer.result.map((row: unknown): StoredRow => storedRow.parse(row));
      } while (continuationToken !== undefined);
    },

    async *tables(options = {}) {
      const names: string[] = [];
      const call = async () => {
        names.length = 0;
        for await (const table of clients.service().listTables(signalOf(options)))
          if (table.name) names.push(table.name);
      };
      reads += 1;
      const answer = await attempt('(list of tables)', call, options);
      if (answer.fault) throw unexpected('(list of tables)', answer.fault);
      yield* names;
    },
  };
}

function sdkEntity(row: TableRow): TableEntity {
  return row;
}

function etagsOf(response: { subResponses: { etag?: string }[] }): string[] {
  return response.subResponses.map(({ etag }) => etag ?? '*');
}

function signalOf({ abortSignal }: StoreOptions): { abortSignal?: AbortSignal } {
  return abortSignal ? { abortSignal } : {};
}

function selectOf({ select }: ReadOptions): { select?: string[] } {
  return select ? { select: ['PartitionKey', 'RowKey', ...select] } : {};
}

function queryOf(options: ReadOptions): { queryOptions?: { select?: string[] } } {
  return options.select ? { queryOptions: selectOf(options) } : {};
}
