import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../tenant/random';
import { listenOn } from './listenOn';

// How one request to the store goes wrong: the first three after the store has done what it was asked for, the next four before, the
// others are done, but late.
const FAILURES = [
  'replyLost',
  'replyCut',
  'errorAfterwards',
  'busy',
  'tooMany',
  'changed',
  'reset',
  'slow',
  'overtaken',
] as const;
export type StorageFailure = (typeof FAILURES)[number];

const CHANGE = /^(PATCH|PUT|MERGE|DELETE) /;
const CHANGES = /^(PATCH|PUT|MERGE|DELETE) [^\r\n]*/gm;
const CHANGEABLE = /\/\w*(Content|Coverage)\(/;

// Less than the 5 s after which Azurite closes what is idle.
const LONGEST_IDLE_MS = 3_000;
const LONGEST_DELAY_MS = 300;
const LONGEST_OVERTAKING_MS = 200;
const BUSY = JSON.stringify({
  'odata.error': { code: 'ServerBusy', message: { lang: 'en-US', value: 'The server is busy.' } },
});
const TOO_MANY = JSON.stringify({
  'odata.error': { code: 'TooManyRequests', message: { lang: 'en-US', value: 'Too many requests.' } },
});
const CHANGED = JSON.stringify({
  'odata.error': {
    code: 'UpdateConditionNotSatisfied',
    message: { lang: 'en-US', value: '0:The update condition specified in the request was not satisfied.' },
  },
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
  /** Requests that would change or remove a row of a table that the app may only add to (promise P10). */
  readonly forbidden: readonly string[];
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
  const agent = new Agent({ keepAlive: true, timeout: LONGEST_IDLE_MS });
  const injected = noFailures();
  const forbidden: string[] = [];
  let requestCount = 0;
  let overtake: () => void = () => {};
  let interruption: { at: number; when: 'before' | 'after'; act: () => void } | undefined;

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    requestCount += 1;
    forbidden.push(...forbiddenChanges(incoming, body));
    const due = interruption?.at === requestCount ? interruption : undefined;
    const drawn = random.chance(proxy.rate) ? random.pick(FAILURES) : undefined;
    // Only a change under a condition can be told that the condition does not hold.
    const failure = drawn === 'changed' && !body.includes('\nIf-Match: ') ? 'busy' : drawn;
    if (failure) injected[failure] += 1;
    if (due?.when === 'before') due.act();
    if (due?.when === 'before' || failure === 'reset') return void response.destroy();
    if (failure === 'busy') return void sendError(response, 503, BUSY);
    if (failure === 'tooMany') return void sendError(response, 429, TOO_MANY);
    if (failure === 'changed') return void sendFailedTransaction(response, 412, CHANGED);
    if (failure === 'slow') await delay(random.next() * LONGEST_DELAY_MS);
    if (failure === 'overtaken') {
      const overtaken = new Promise<void>((resolve) => {
        overtake = resolve;
      });
      await Promise.race([overtaken, delay(LONGEST_OVERTAKING_MS)]);
    }
    const reply = await forward(incoming, body, { origin, agent });
    if (failure !== 'overtaken') overtake();
    if (due) due.act();
    if (due || failure === 'replyLost') return void response.destroy();
    if (failure === 'errorAfterwards') return void sendError(response, 500, TIMED_OUT);
    if (failure === 'replyCut') return void sendHalf(response, reply);
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
    forbidden,
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

interface Reply {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  { origin, agent }: { origin: string; agent: Agent },
): Promise<Reply> {
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

/** As the service answers a transaction that it has not carried out: 202, and the refusal is in the only part. */
function sendFailedTransaction(response: ServerResponse, status: number, body: string): void {
  const part = ['Content-Type: application/http', '', `HTTP/1.1 ${status} `, '', body].join('\r\n');
  const changeset = `--changesetresponse_1\r\n${part}\r\n--changesetresponse_1--\r\n`;
  const text = `--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n${changeset}--batchresponse_1--\r\n`;
  response.writeHead(202, { 'Content-Type': 'multipart/mixed; boundary=batchresponse_1' }).end(text);
}

/** Announces the whole reply and breaks the connection half-way. */
function sendHalf(response: ServerResponse, { status, headers, body }: Reply): void {
  const { 'transfer-encoding': _, ...rest } = headers;
  response.writeHead(status, { ...rest, 'content-length': String(Math.max(1, body.byteLength)) });
  response.write(body.subarray(0, body.byteLength / 2), () => response.destroy());
}

/** What the app's rights in Azure would refuse: Azurite knows no rights. */
function forbiddenChanges({ method, url }: IncomingMessage, body: Buffer): string[] {
  const asked = [`${method} ${url}`];
  const inTransaction = url?.includes('$batch') ? (body.toString('latin1').match(CHANGES) ?? []) : [];
  return [...asked, ...inTransaction].filter((line) => CHANGE.test(line) && !CHANGEABLE.test(line));
}

function noFailures(): Record<StorageFailure, number> {
  return {
    replyLost: 0,
    replyCut: 0,
    errorAfterwards: 0,
    busy: 0,
    tooMany: 0,
    changed: 0,
    reset: 0,
    slow: 0,
    overtaken: 0,
  };
}
