import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { OperatorFault } from '../../shared/faults/operatorFault';
import type { Clock } from '../../shared/time/clock';
import type { Answer } from './answer';
import { answerLimit } from './answerLimit';
import { Door } from './door';
import type { ExploreRequest } from './exploreRequest';
import { faultAnswer } from './faultAnswer';
import { plainPage } from './plainPage';
import { refusalOf } from './refusal';
import { SECURITY_HEADERS } from './securityHeaders';
import { sentCookie, setCookie } from './sessionCookie';

/** Only this machine reaches it. */
const LOOPBACK = '127.0.0.1';
const HEAD_BYTES = 16_384;
const HEAD_MS = 10_000;
const IDLE_MS = 5_000;
const CONNECTIONS = 64;
const ANSWER_MS = 60_000;

const systemError = z.object({ code: z.string() });

export interface ExploreOptions {
  /** 0: a free one. */
  readonly port: number;
  /** From a cryptographically secure source. */
  readonly randomBytes: (size: number) => Buffer;
  readonly clock: Clock;
  /** Told an address that opens the pages once: the first one, and a new one whenever somebody opens a used one without being inside. */
  readonly onAddress: (address: string, why: 'first' | 'usedAgain') => void;
  /** Told what went wrong behind a page that says so without details. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Serves pages on the loopback address to the one browser that opens a token first.
 * @param answer what is behind the door
 * @throws OperatorFault where the port cannot be had
 */
export async function serveExplore(
  answer: (request: ExploreRequest) => Promise<Answer>,
  { port: wantedPort, randomBytes, clock, onAddress, onFault }: ExploreOptions,
): Promise<{ readonly host: string; stop(): Promise<void> }> {
  const door = new Door(randomBytes);
  const stopping = new AbortController();
  const server = createServer({
    maxHeaderSize: HEAD_BYTES,
    headersTimeout: HEAD_MS,
    requestTimeout: HEAD_MS,
    keepAliveTimeout: IDLE_MS,
    connectionsCheckingInterval: IDLE_MS,
  });
  server.maxConnections = CONNECTIONS;
  const port = await listen(server, wantedPort);
  const host = `${LOOPBACK}:${port}`;
  const announce = (why: 'first' | 'usedAgain') => onAddress(`http://${host}/?token=${door.token()}`, why);

  async function answerTo(request: IncomingMessage, abortSignal: AbortSignal): Promise<Answer> {
    const { method, url: target, headersDistinct: headers } = request;
    const refusal = refusalOf({ method, target, headers }, host);
    if (refusal) return refusedAnswer(refusal.status, refusal.what);
    const { path, query } = parts(target ?? '/');
    const isInside = door.admits(sentCookie(port, request.headers.cookie));
    const token = path === '/' ? query.get('token') : null;
    if (token !== null && isInside) return seeOther('/');
    // A HEAD is a look at the address, by a program, and no reason to use it up.
    if (token !== null && method === 'GET') return entryAnswer(token);
    if (!isInside) {
      return plainPage(
        403,
        'This page is closed',
        'Open the address that stands in the terminal window, in the browser in which you want to use it.',
      );
    }
    return answer({ path, query, abortSignal });
  }

  function entryAnswer(token: string): Answer {
    const entry = door.enter(token);
    if (entry.outcome === 'entered') return seeOther('/', { 'Set-Cookie': setCookie(port, entry.cookie) });
    if (entry.outcome === 'unknown') {
      return plainPage(
        403,
        'This address does not open anything',
        'Copy the whole address out of the terminal window once more.',
      );
    }
    if (!door.hasUnusedToken) announce('usedAgain');
    return plainPage(
      403,
      'This address has been used already',
      'Each address opens once, in one browser. The terminal window now shows a new one: open that.',
    );
  }

  server.on('request', (request, response) => {
    const limit = answerLimit(clock, ANSWER_MS, stopping.signal);
    response.once('close', limit.end);
    void answerTo(request, limit.abortSignal)
      .catch((error: unknown) => {
        const isTold = error instanceof OperatorFault || limit.abortSignal.aborted;
        if (!isTold) onFault(error);
        return faultAnswer(error, { isTooSlow: limit.isTooSlow() });
      })
      .then((reply) => send(response, reply));
  });
  // What is no HTTP gets no words.
  server.on('clientError', (_error, socket) => void socket.destroy());
  announce('first');
  return {
    host,
    async stop() {
      stopping.abort(new Error('the pages are closed'));
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen({ host: LOOPBACK, port, exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    const { data } = systemError.safeParse(error);
    throw new OperatorFault(
      `Port ${port} on this machine cannot be used (${data?.code ?? 'unknown reason'}).`,
      'Give another --port, or none: then a free one is taken.',
      { cause: error },
    );
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server on an address has a port');
  return address.port;
}

function parts(target: string): { path: string; query: URLSearchParams } {
  const [path = '/', ...rest] = target.split('?');
  return { path, query: new URLSearchParams(rest.join('?')) };
}

function refusedAnswer(status: number, what: string): Answer {
  const page = plainPage(status, 'Refused', what);
  const headers = { Connection: 'close', ...(status === 405 && { Allow: 'GET, HEAD' }) };
  return { ...page, headers };
}

function seeOther(path: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status: 303,
    contentType: 'text/plain; charset=utf-8',
    body: '',
    headers: { Location: path, ...headers },
  };
}

function send(
  response: ServerResponse,
  { status, contentType, body, headers, contentSecurityPolicy }: Answer,
): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    ...(contentSecurityPolicy !== undefined && { 'Content-Security-Policy': contentSecurityPolicy }),
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
