import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listenOn } from '../chaos/listenOn';

/** One request to the table service and how it was answered. */
export interface Watched {
  readonly method: string;
  /** Path without the account, such as `/Tables` or `/AuditCoverage`. */
  readonly path: string;
  readonly status: number;
}

/** A request before it is passed on; `body` of a transaction holds the requests within. */
export interface WatchedRequest {
  readonly method: string;
  readonly path: string;
  /** What follows the `?`. */
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Stands between a pre-flight and the table service, writes down what passes, and refuses like a role that lacks a right. */
export interface WatchingProxy {
  readonly connectionString: string;
  readonly requests: readonly Watched[];
  /** Error code with which a request is refused (403); undefined lets it pass. */
  refuse: (request: WatchedRequest) => string | undefined;
  stop(): Promise<void>;
}

/** @param target the table service's own address and connection string */
export async function startWatchingProxy(target: {
  tableEndpoint: string;
  connectionString: string;
}): Promise<WatchingProxy> {
  const endpoint = new URL(target.tableEndpoint);
  const requests: Watched[] = [];
  const agent = new Agent({ keepAlive: true });

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = incoming;
    const { pathname, search: query } = new URL(url, endpoint);
    const path = pathname.replace(endpoint.pathname, '').replace(/\(.*$/, '');
    const body = await buffer(incoming);
    const code = proxy.refuse({ method, path, query, headers: incoming.headers, body });
    const reply =
      code === undefined
        ? await forward(incoming, body, new URL(url, endpoint.origin), agent)
        : refusal(code);
    requests.push({ method, path, status: reply.status });
    response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  const { url, stop } = await listenOn(server);
  const proxy: WatchingProxy = {
    connectionString: target.connectionString.replace(endpoint.origin, url),
    requests,
    refuse: () => undefined,
    async stop() {
      agent.destroy();
      await stop();
    },
  };
  return proxy;
}

interface ForwardedReply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer | string;
}

async function forward(
  incoming: IncomingMessage,
  body: Buffer,
  url: URL,
  agent: Agent,
): Promise<ForwardedReply> {
  const { method, headers } = incoming;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (reply) => {
      buffer(reply).then(
        (received) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: received }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function refusal(code: string): ForwardedReply {
  const error = { code, message: { lang: 'en-US', value: 'This request is not authorized.' } };
  return {
    status: 403,
    headers: { 'content-type': 'application/json', 'x-ms-error-code': code },
    body: JSON.stringify({ 'odata.error': error }),
  };
}
