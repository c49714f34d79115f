import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../shared/time/systemClock';
import { emulatorAccount } from '../../test/azurite/emulatorAccount';
import { QueueService } from './queueService';
import { isSharedKeySigned } from './sharedKey';

/** A running queue service. */
export interface ServedQueues {
  readonly connectionString: string;
  /** `http://127.0.0.1:PORT/devstoreaccount1` */
  readonly queueEndpoint: string;
  stop(): Promise<void>;
}

/**
 * Serves queues in memory on a free port of 127.0.0.1, in this process; all they hold is gone when it stops.
 * @param options.latencyMs how long every reply is held back
 */
export async function serveQueues({ latencyMs = 0 }: { latencyMs?: number } = {}): Promise<ServedQueues> {
  const service = new QueueService(systemClock);
  const server = createServer((request, response) => {
    respond(service, request, response, latencyMs).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { name, key } = emulatorAccount;
  const queueEndpoint = `http://127.0.0.1:${port}/${name}`;
  return {
    queueEndpoint,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};QueueEndpoint=${queueEndpoint};`,
    async stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function respond(
  service: QueueService,
  request: IncomingMessage,
  response: ServerResponse,
  latencyMs: number,
): Promise<void> {
  const body = await text(request);
  if (!isSharedKeySigned(request, emulatorAccount)) {
    response.writeHead(403, { 'x-ms-error-code': 'AuthenticationFailed' }).end();
    return;
  }
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  const path = decodeURIComponent(pathname.slice(`/${emulatorAccount.name}/`.length));
  if (latencyMs > 0) await delay(latencyMs);
  const answer = await service.answer(request.method ?? 'GET', path, searchParams, body);
  response.writeHead(answer.status, { ...answer.headers, 'x-ms-version': '2025-01-05' }).end(answer.body);
}
