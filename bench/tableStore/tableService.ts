import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { AccountTables } from './accountTables';
import {
  type Answer,
  entityJson,
  failedTransaction,
  jsonAnswer,
  pageAnswer,
  positionOf,
  transactionAnswer,
} from './answer';
import { parseFilter } from './filter';
import { keysInPath } from './keysInPath';
import { ServiceError } from './serviceError';
import { propertiesOf, transactionRequest } from './transactionRequest';

const ROWS_A_PAGE = 1_000;
const tableName = z.object({ TableName: z.string() });

/** How much was asked of the service since it was last asked itself. */
export interface ServiceCounts {
  readonly requests: number;
  /** Entities that answers held. */
  readonly entitiesGiven: number;
  /** Entities that were looked at to give them: what a filter on a property costs. */
  readonly entitiesScanned: number;
}

/** The part of the Table service's REST protocol that the product and its tests use, over tables in memory. */
export class TableService {
  readonly tables = new AccountTables();
  #requests = 0;
  #given = 0;
  #scanned = 0;

  /** Gives the counts and begins anew. */
  takeCounts(): ServiceCounts {
    const counts = { requests: this.#requests, entitiesGiven: this.#given, entitiesScanned: this.#scanned };
    [this.#requests, this.#given, this.#scanned] = [0, 0, 0];
    return counts;
  }

  /**
   * Answers one request.
   * @param path what follows the account's name in the address, decoded
   */
  answer(
    method: string,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    headers: IncomingMessage['headers'],
  ): Answer {
    this.noteRequest();
    try {
      if (path === 'Tables') return this.#onTables(method, body);
      if (path.startsWith('Tables(')) return this.#dropTable(method, path);
      if (path === '$batch') return this.#transaction(body);
      return this.#onEntities(method, path, query, body, headers);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { status, code } = error;
      const type = { 'content-type': 'application/json', 'x-ms-error-code': code };
      return { status, headers: type, body: error.body() };
    }
  }

  protected noteRequest(): void {
    this.#requests += 1;
  }

  #onTables(method: string, body: Buffer): Answer {
    if (method === 'GET') return jsonAnswer({ value: this.tables.names.map((TableName) => ({ TableName })) });
    const { TableName } = tableName.parse(JSON.parse(body.toString()));
    this.tables.create(TableName);
    return { status: 204 };
  }

  #dropTable(method: string, path: string): Answer {
    if (method !== 'DELETE') throw new ServiceError(405, 'UnsupportedHttpVerb');
    this.tables.drop(path.slice("Tables('".length, -"')".length));
    return { status: 204 };
  }

  #transaction(body: Buffer): Answer {
    const { table, changes } = transactionRequest(body);
    try {
      return transactionAnswer(this.tables.get(table).apply(changes));
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const index = 'index' in error ? Number(error.index) : 0;
      return failedTransaction(error.status, error.body(index));
    }
  }

  #onEntities(
    method: string,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    headers: IncomingMessage['headers'],
  ): Answer {
    const { table: name, keys } = keysInPath(path);
    const table = this.tables.get(name);
    const select = query.get('$select')?.split(',');
    if (method === 'GET' && keys) {
      const entity = table.get(keys.PartitionKey, keys.RowKey);
      this.#given += 1;
      this.#scanned += 1;
      return jsonAnswer(entityJson(entity, select));
    }
    if (method === 'GET') {
      const top = Math.min(ROWS_A_PAGE, Number(query.get('$top') ?? ROWS_A_PAGE));
      const from = positionOf(query);
      const page = table.query(parseFilter(query.get('$filter') ?? ''), { top, from, select });
      this.#given += page.entities.length;
      this.#scanned += page.scanned;
      return pageAnswer(page, select);
    }
    const properties = { ...propertiesOf(JSON.parse(body.toString())), ...keys };
    const change = method === 'POST' ? 'insert' : method === 'PUT' ? 'replace' : 'merge';
    const [etag = ''] = table.apply([{ change, properties, etag: headers['if-match'] }]);
    return { status: 204, headers: { etag } };
  }
}
