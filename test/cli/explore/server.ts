import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer } from '../../../cli/explore/answer';
import type { ExploreRequest } from '../../../cli/explore/exploreRequest';
import { serveExplore } from '../../../cli/explore/serveExplore';
import { systemClock } from '../../../shared/time/systemClock';

/** What came back over HTTP. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server of pages on a free port, and what it announced and reported. */
export async function startServer(
  answer: (request: ExploreRequest) => Promise<Answer>,
  { clock = systemClock, port = 0 } = {},
) {
  const addresses: { address: string; why: string }[] = [];
  const faults: unknown[] = [];
  const { host, stop } = await serveExplore(answer, {
    port,
    randomBytes,
    clock,
    onAddress: (address, why) => addresses.push({ address, why }),
    onFault: (error) => faults.push(error),
  });
  const send = (path: string, options: SendOptions = {}) => sendTo(host, path, options);

  /** Opens the newest address. @returns the cookie to send from now on */
  async function enter(): Promise<string> {
    const { search = '' } = new URL(addresses.at(-1)?.address ?? `http://${host}`);
    const { headers } = await send(`/${search}`);
    return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  }
  return { host, addresses, faults, send, enter, stop };
}

export interface SendOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
}

async function sendTo(
  host: string,
  path: string,
  { method = 'GET', headers = {}, body }: SendOptions,
): Promise<Reply> {
  const [hostname, port] = host.split(':');
  const sent = request({ hostname, port, path, method, headers: { Host: host, ...headers }, agent: false });
  sent.end(body);
  const [response]: [IncomingMessage] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}
