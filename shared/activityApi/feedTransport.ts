import { Readable } from 'node:stream';
import {
  createDefaultHttpClient,
  createEmptyPipeline,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type PipelineResponse,
  proxyPolicy,
  userAgentPolicy,
} from '@azure/core-rest-pipeline';
import type { FeedRequest } from './feedClient';
import { receivedChunks } from './receivedChunks';
import { transportFault } from './transportFault';
import { unpackedChunks } from './unpackedChunks';

export interface FeedTransportOptions {
  httpClient?: HttpClient | undefined;
  /** Longest wait for the head of a reply. */
  requestTimeoutMs: number;
  /** Longest wait for the next byte of a body. */
  stallTimeoutMs: number;
}

/** A reply of any status: its head, and its body as it arrives. */
export interface FeedReply {
  status: number;
  header(name: string): string | undefined;
  chunks: AsyncIterable<Uint8Array>;
  /** Closes the connection of a body that is not read. */
  discard(): void;
}

export type FeedTransport = (request: FeedRequest, token: string) => Promise<FeedReply>;

/**
 * Sends one request once, over the Azure SDK's transport without its policies for redirects (the token must not follow
 * them), retries (what to repeat stands in decideOnFault) and decompression (it swallows the end of a body that was cut; see
 * unpackedChunks).
 * @param root the only address that the token may be sent to: every request must lie under it
 * @returns a transport that throws ActivityApiFault where no reply comes, or the abort signal's reason
 */
export function createFeedTransport(root: string, options: FeedTransportOptions): FeedTransport {
  const httpClient = options.httpClient ?? createDefaultHttpClient();
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(userAgentPolicy({ userAgentPrefix: 'exchange-audit-tables' }));
  pipeline.addPolicy(proxyPolicy());

  return async ({ what, url, method, abortSignal }, token) => {
    if (!new URL(url).href.startsWith(`${root}/`)) {
      throw new TypeError(`${what}: this address does not belong to the service.`);
    }
    const deadline = new AbortController();
    // Not the request's own timeout: its timer goes on after a failure and holds the process open.
    const timer = setTimeout(() => deadline.abort(), options.requestTimeoutMs).unref();
    const request = createPipelineRequest({
      url,
      method,
      headers: createHttpHeaders({
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Accept-Encoding': 'identity',
        ...(method === 'POST' ? { 'Content-Length': '0' } : {}),
      }),
      streamResponseStatusCodes: new Set([Number.POSITIVE_INFINITY]),
      abortSignal: abortSignal ? AbortSignal.any([deadline.signal, abortSignal]) : deadline.signal,
    });
    try {
      const response = await pipeline.sendRequest(httpClient, request);
      return feedReply(response, { what, abortSignal, stallTimeoutMs: options.stallTimeoutMs });
    } catch (error) {
      abortSignal?.throwIfAborted();
      const cause = deadline.signal.aborted ? new DOMException('No answer', 'TimeoutError') : error;
      throw transportFault(what, cause);
    } finally {
      clearTimeout(timer);
    }
  };
}

function feedReply(
  response: PipelineResponse,
  transfer: { what: string; abortSignal: AbortSignal | undefined; stallTimeoutMs: number },
): FeedReply {
  const header = (name: string) => response.headers.get(name);
  const length = header('content-length');
  const encoding = header('content-encoding') ?? 'identity';
  const body = bodyOf(response);
  const received = receivedChunks(body, {
    ...transfer,
    announcedBytes: length === undefined ? undefined : Number(length),
  });
  return {
    status: response.status,
    header,
    chunks: encoding === 'identity' ? received : unpackedChunks(received, { what: transfer.what, encoding }),
    discard: () => body.destroy(),
  };
}

function bodyOf(response: PipelineResponse): Readable {
  const body = response.readableStreamBody;
  if (body instanceof Readable) {
    return body;
  }
  return Readable.from(body ?? [Buffer.from(response.bodyAsText ?? '', 'utf8')]);
}
