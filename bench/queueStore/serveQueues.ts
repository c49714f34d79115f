import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../shared/time/systemClock';
import { emulatorAccount } from '../../test/azurite/emulatorAccount';
import { serveOnFreePort } from '../serveOnFreePort';
import { QueueService } from './queueService';
import { isSharedKeySigned } from './sharedKey';

/** A running queue service. */
export interface ServedQueues {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/**
 * Serves queues in memory on a free port of 127.0.0.1, in this process; all they hold is gone when it stops.
 * @param options.latencyMs how long every reply is held back
 */
export async function serveQueues({ latencyMs = 0 }: { latencyMs?: number } = {}): Promise<ServedQueues> {
  const service = new QueueService(systemClock);
  const { port, stop } = await serveOnFreePort((request, response) =>
    respond(service, request, response, latencyMs),
  );
  const { name, key } = emulatorAccount;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${name};AccountKey=${key};QueueEndpoint=http://127.0.0.1:${port}/${name};`;
  return { connectionString, stop };
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
