import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { emulatorAccount } from '../../test/azurite/emulatorAccount';
import { serveOnFreePort } from '../serveOnFreePort';
import { isSigned } from './sharedKeyLite';
import { TableService } from './tableService';

/** What was asked of the service since this was last read, as JSON; beside the protocol. */
export const COUNTS_PATH = '/_counts';

/** A running table service. */
export interface ServedTables {
  readonly service: TableService;
  readonly connectionString: string;
  /** `http://127.0.0.1:PORT/devstoreaccount1` */
  readonly tableEndpoint: string;
  stop(): Promise<void>;
}

/**
 * Serves tables in memory on a free port of 127.0.0.1, in this process; all they hold is gone when it stops.
 * @param options.latencyMs how long every reply is held back
 */
export async function serveTables(
  service = new TableService(),
  { latencyMs = 0 }: { latencyMs?: number } = {},
): Promise<ServedTables> {
  const { port, stop } = await serveOnFreePort((request, response) =>
    respond(service, request, response, latencyMs),
  );
  const { name, key } = emulatorAccount;
  const tableEndpoint = `http://127.0.0.1:${port}/${name}`;
  return {
    service,
    tableEndpoint,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};TableEndpoint=${tableEndpoint};`,
    stop,
  };
}

async function respond(
  service: TableService,
  request: IncomingMessage,
  response: ServerResponse,
  latencyMs: number,
): Promise<void> {
  const body = await buffer(request);
  if (request.url === COUNTS_PATH) {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(service.takeCounts()));
    return;
  }
  if (!isSigned(request, emulatorAccount)) {
    response.writeHead(403, { 'x-ms-error-code': 'AuthenticationFailed' }).end();
    return;
  }
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const path = decodeURIComponent(url.pathname.slice(`/${emulatorAccount.name}/`.length));
  const { method = 'GET', headers } = request;
  if (latencyMs > 0) await delay(latencyMs);
  const answer = service.answer(method, path, url.searchParams, body, headers);
  response.writeHead(answer.status, { ...answer.headers, 'x-ms-version': '2019-02-02' }).end(answer.body);
}
