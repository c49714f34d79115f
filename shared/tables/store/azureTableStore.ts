import type { TableClient, TableServiceClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Clock } from '../../time/clock';
import { BodyPlaces } from './bodyPlaces';
import { deployedTableMissing } from './deployedTableMissing';
import { insertBody } from './insertBody';
import { InsertTransaction } from './insertTransaction';
import { mergeBody } from './mergeBody';
import { type QueryPosition, queryPage } from './queryPage';
import { type StorageAnswer, StorageAttempts } from './storageAttempts';
import { submitTransaction } from './submitTransaction';
import { TableCreation } from './tableCreation';
import { tableDeleted } from './tableDeleted';
import type {
  InsertOutcome,
  MergeOutcome,
  QueryOptions,
  ReadOptions,
  StoredRow,
  StoreOptions,
  TableStore,
} from './tableStore';
import type { BodyOptions } from './transactionFrame';
import { type TransactionRequest, transactionRequest } from './transactionRequest';

const ROWS_A_PAGE = 1_000;

const storedRow = z.looseObject({ partitionKey: z.string(), rowKey: z.string(), etag: z.string() });

/** A row as read. A column that was asked for and is missing comes as null from the service, not at all from Azurite (issue 2535). */
function storedRowOf(row: unknown): StoredRow {
  const columns = storedRow.parse(row);
  for (const name in columns) if (columns[name] === null) delete columns[name];
  return columns;
}

/** The clients of one storage account and what a person calls it. */
export interface TableClients {
  service(): TableServiceClient;
  table(name: string): TableClient;
  readonly account: string;
}

/**
 * The store in Azure (or Azurite). The client's own retry does not see a refusal inside an answered transaction, so it is switched off
 * and {@link StorageAttempts} does it all.
 * @param deployedTables that are never made here
 */
export function azureTableStore(
  clients: TableClients,
  {
    deployedTables = [],
    ...dependencies
  }: { clock: Clock; random: () => number; deployedTables?: readonly string[] },
): TableStore {
  const attempts = new StorageAttempts(clients.account, dependencies);
  const tableClients = new Map<string, TableClient>();
  const transactions = new Map<string, number>();
  let reads = 0;

  function client(table: string): TableClient {
    const known = tableClients.get(table) ?? clients.table(table);
    tableClients.set(table, known);
    return known;
  }

  const creation = new TableCreation(async (table, options) => {
    if (deployedTables.includes(table)) throw deployedTableMissing(table);
    const { fault } = await attempts.run(table, () => client(table).createTable(signalOf(options)), options);
    if (fault && fault.decision !== 'conflict') throw attempts.operatorFault(table, fault);
  });

  const places = new BodyPlaces();

  function requestOf(
    table: string,
    rows: number,
    body: (options: BodyOptions) => Buffer,
  ): TransactionRequest {
    return transactionRequest(client(table), rows, (bytes) => places.take(bytes), body);
  }

  // The rows have been written out by now: what is kept until the answer, or for another try, is the request alone.
  async function submit(
    table: string,
    request: TransactionRequest,
    options: StoreOptions,
  ): Promise<StorageAnswer<string[]>> {
    const call = () => {
      request.tries += 1;
      transactions.set(table, (transactions.get(table) ?? 0) + 1);
      return submitTransaction(client(table), request, options);
    };
    const answer = await attempts.run(table, call, options);
    // Of a try that was cut off something may still be on its way, and so may the end of a transaction that was refused.
    if (!answer.fault && request.tries === 1) places.giveBack(request.body);
    return answer;
  }

  async function insert(
    table: string,
    request: TransactionRequest,
    options: StoreOptions,
  ): Promise<InsertOutcome> {
    const answer = await creation.write(table, () => submit(table, request, options), options);
    if (!answer.fault) return { outcome: 'inserted', etags: answer.result };
    const { decision, code, index } = answer.fault;
    if (decision === 'conflict') return { outcome: 'conflict', index };
    if (decision === 'refused') return { outcome: 'refused', index, code };
    throw attempts.operatorFault(table, answer.fault);
  }

  async function read<T>(
    table: string,
    call: () => Promise<T>,
    options: StoreOptions,
  ): Promise<StorageAnswer<T>> {
    const counted = () => {
      reads += 1;
      return call();
    };
    const answer = await attempts.run(table, counted, options);
    if (answer.fault?.decision === 'tableMissing') creation.miss(table);
    return answer;
  }

  return {
    counts: {
      transactions,
      get reads() {
        return reads;
      },
    },

    insert(table, rows, options = {}) {
      const transaction = rows instanceof InsertTransaction ? rows : InsertTransaction.of(rows);
      const request = transaction.takeRows((written) =>
        requestOf(table, transaction.length, (body) => insertBody(written, body)),
      );
      return insert(table, request, options);
    },

    async merge(table, rows, options = {}): Promise<MergeOutcome> {
      const request = requestOf(table, rows.length, (body) => mergeBody(rows, body));
      const answer = await submit(table, request, options);
      if (!answer.fault) return { outcome: 'merged', etags: answer.result };
      const { decision, index } = answer.fault;
      // Its rows are known from before: it was there.
      if (decision === 'tableMissing') throw tableDeleted(table);
      if (decision === 'changed' || decision === 'notFound') return { outcome: 'changed', index };
      throw attempts.operatorFault(table, answer.fault);
    },

    async read(table, partitionKey, rowKey, options: ReadOptions = {}) {
      const call = () =>
        client(table).getEntity(partitionKey, rowKey, {
          ...signalOf(options),
          queryOptions: selectOf(options),
        });
      const answer = await read(table, call, options);
      if (!answer.fault) return storedRowOf(answer.result);
      if (isMissing(answer)) return undefined;
      throw attempts.operatorFault(table, answer.fault);
    },

    async *query(table, filter, options: QueryOptions = {}) {
      const asked = {
        filter,
        select: selectOf(options).select,
        pageSize: options.pageSize ?? ROWS_A_PAGE,
      };
      let from: QueryPosition | undefined;
      do {
        const call = () => queryPage(client(table), { ...asked, from }, options);
        const answer = await read(table, call, options);
        if (isMissing(answer)) return;
        if (answer.fault) throw attempts.operatorFault(table, answer.fault);
        from = answer.result.next;
        yield answer.result.rows;
      } while (from !== undefined);
    },

    async *tables(options = {}) {
      const call = async () => {
        const names: string[] = [];
        for await (const { name } of clients.service().listTables(signalOf(options)))
          if (name) names.push(name);
        return names;
      };
      const answer = await read('*', call, options);
      if (answer.fault) throw attempts.operatorFault('*', answer.fault);
      yield* answer.result;
    },
  };
}

function isMissing({ fault }: StorageAnswer<unknown>): boolean {
  return fault?.decision === 'notFound' || fault?.decision === 'tableMissing';
}

function signalOf({ abortSignal }: StoreOptions): { abortSignal?: AbortSignal } {
  return abortSignal ? { abortSignal } : {};
}

function selectOf({ select }: ReadOptions): { select?: string[] } {
  return select ? { select: ['PartitionKey', 'RowKey', ...select] } : {};
}
