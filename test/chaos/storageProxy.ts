import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../tenant/random';
import { listenOn } from './listenOn';

/** How one request to the store goes wrong. The first two happen after the store has done what it was asked for. */
export type StorageFailure = 'replyLost' | 'errorAfterwards' | 'busy' | 'reset' | 'slow';

const FAILURES: readonly StorageFailure[] = ['replyLost', 'errorAfterwards', 'busy', 'reset', 'slow'];
const LONGEST_DELAY_MS = 300;
const BUSY = JSON.stringify({
  'odata.error': { code: 'ServerBusy', message: { lang: 'en-US', value: 'The server is busy.' } },
});
const TIMED_OUT = JSON.stringify({
  'odata.error': {
    code: 'OperationTimedOut',
    message: { lang: 'en-US', value: 'Operation could not be completed within the permitted time.' },
  },
});

/** Stands between a poll and the table service. */
export interface StorageProxy {
  readonly connectionString: string;
  /** Share of requests that fail; 0 at the start. */
  rate: number;
  /** Requests so far. */
  readonly requestCount: number;
  readonly injected: Readonly<Record<StorageFailure, number>>;
  /**
   * Called once, at that request from now on (1 is the next), before the store gets it or after it has answered; the request ends
   * without a reply.
   * @returns a function that calls it off
   */
  interruptAt(requestNumber: number, when: 'before' | 'after', act: () => void): () => void;
  stop(): Promise<void>;
}

/** Starts the proxy on a free port of 127.0.0.1. @param target the table service's own address and connection string */
export async function startStorageProxy(
  target: { tableEndpoint: string; connectionString: string },
  random: Random,
): Promise<StorageProxy> {
  const origin = new URL(target.tableEndpoint).origin;
  const agent = new Agent({ keepAlive: true });
  const injected = { replyLost: 0, errorAfterwards: 0, busy: 0, reset: 0, slow: 0 };
  let requestCount = 0;
  let interruption: { at: number; when: 'before' | 'after'; act: () => void } | undefined;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    requestCount += 1;
    const due = interruption?.at === requestCount ? interruption : undefined;
    const failure = random.chance(proxy.rate) ? random.pick(FAILURES) : undefined;
    if (failure) injected[failure] += 1;
    if (due?.when === 'before') due.act();
    if (due?.when === 'before' || failure === 'reset') return void response.destroy();
    if (failure === 'busy') return void sendError(response, 503, BUSY);
    if (failure === 'slow') await delay(random.next() * LONGEST_DELAY_MS);
    const reply = await forward(incoming, body, { origin, agent });
    if (due) due.act();
    if (due || failure === 'replyLost') return void response.destroy();
    if (failure === 'errorAfterwards') return void sendError(response, 500, TIMED_OUT);
    response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  const { url, stop } = await listenOn(server);
  const proxy: StorageProxy = {
    connectionString: target.connectionString.replace(origin, url),
    rate: 0,
    get requestCount() {
      return requestCount;
    },
    injected,
    interruptAt(requestNumber, when, act) {
      interruption = { at: requestCount + requestNumber, when, act };
      return () => {
        interruption = undefined;
      };
    },
    async stop() {
      agent.destroy();
      await stop();
    },
  };
  return proxy;
}

function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  { origin, agent }: { origin: string; agent: Agent },
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(url ?? '/', origin), { method, headers, agent }, (reply) => {
      buffer(reply).then(
        (received) => resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: received }),
        reject,
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function sendError(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
}
