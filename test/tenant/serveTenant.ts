import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { answerRequest } from './answerRequest';
import type { Controlled } from './control/answerControl';
import { deliver } from './deliver';
import type { TenantRequest } from './tenantRequest';
import type { TenantState } from './tenantState';
import { serverNow } from './tenantState';

/** The listener of the tenant's server: reads, answers, delivers. */
export function serveTenant(controlled: Controlled, state: TenantState): RequestListener {
  return (request, response) => {
    serve(controlled, state, request, response).catch((error: unknown) => {
      // A mistake in the simulation must not look like a fault of the service.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(JSON.stringify({ simulationError: String(error) }));
    });
  };
}

async function serve(
  controlled: Controlled,
  state: TenantState,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(state, incoming);
  if (state.latencyMs > 0 && !request.url.pathname.startsWith('/_tenant/')) await delay(state.latencyMs);
  const { reply: answer, failure } = answerRequest(controlled, state, request);
  const { compressed } = state.faults.current;
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  await deliver(response, answer, {
    failure,
    now: serverNow(state),
    compressed: compressed && takesGzip,
  });
}

async function readRequest(state: TenantState, incoming: IncomingMessage): Promise<TenantRequest> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    url: new URL(incoming.url ?? '/', state.url),
    headers,
    body: await readBody(incoming),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
