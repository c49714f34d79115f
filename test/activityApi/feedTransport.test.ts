import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import { createFeedTransport, type FeedReply } from '../../shared/activityApi/feedTransport';
import { createServerCertificate } from '../tenant/serverCertificate';

let server: Server;
let root: string;
let answer: (response: ServerResponse) => void;
const tlsSettings = { ca: '' };
const httpClient = createDefaultHttpClient();
const trusting = {
  sendRequest: (request: Parameters<typeof httpClient.sendRequest>[0]) =>
    httpClient.sendRequest(Object.assign(request, { tlsSettings })),
};

beforeAll(async () => {
  const { certificatePem, privateKeyPem } = await createServerCertificate();
  tlsSettings.ca = certificatePem;
  server = createServer({ cert: certificatePem, key: privateKeyPem }, (_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  root = `https://127.0.0.1:${typeof address === 'object' ? address?.port : address}/feed`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function ask(
  timeouts: { requestTimeoutMs?: number; stallTimeoutMs?: number; abortSignal?: AbortSignal } = {},
) {
  const { requestTimeoutMs = 5_000, stallTimeoutMs = 5_000, abortSignal } = timeouts;
  const transport = createFeedTransport(root, { httpClient: trusting, requestTimeoutMs, stallTimeoutMs });
  const request = { operation: 'fetchContent', what: 'Fetching content 1', method: 'GET' } as const;
  return transport({ ...request, url: `${root}/audit/1`, abortSignal }, 'token');
}

async function textOf({ chunks }: FeedReply): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += Buffer.from(chunk).toString();
  }
  return text;
}

test('a whole body arrives, with a length and without', async () => {
  answer = (response) => response.setHeader('Content-Length', 5).end('whole');
  expect(await textOf(await ask())).toBe('whole');
  answer = (response) => {
    response.write('who');
    response.end('le');
  };
  expect(await textOf(await ask())).toBe('whole');
});

const many = Array.from({ length: 2_000 }, (_, index) => `${index ** 3}`).join();

test.each([
  ['gzip', gzipSync(many)],
  ['deflate', deflateSync(many)],
  ['br', brotliCompressSync(many)],
])('a body that comes as %s all the same arrives whole', async (encoding, packed) => {
  answer = (response) =>
    response.setHeader('Content-Encoding', encoding).setHeader('Content-Length', packed.length).end(packed);
  expect(await textOf(await ask())).toBe(many);
});

test.each(['ends', 'breaks'])('a compressed body that %s too early is a fault, never an end', async (how) => {
  const packed = gzipSync(many);
  const half = packed.subarray(0, packed.length / 2);
  answer = (response) => {
    response.setHeader('Content-Encoding', 'gzip');
    if (how === 'ends') response.end(half);
    else response.write(half, () => response.destroy());
  };
  await expect(ask().then(textOf)).rejects.toMatchObject({ decision: 'retry', code: 'transfer-cut' });
});

test('whoever leaves a compressed body early closes its connection', async () => {
  let isClosed = false;
  answer = (response) => {
    response.on('close', () => {
      isClosed = true;
    });
    response.setHeader('Content-Encoding', 'gzip').write(gzipSync(many));
  };
  for await (const _ of (await ask()).chunks) break;
  while (!isClosed) await delay(5);
});

test.each([
  [
    'with a length',
    (response: ServerResponse) => {
      response.setHeader('Content-Length', 100);
      response.write('half', () => response.destroy());
    },
  ],
  ['in chunks', (response: ServerResponse) => void response.write('half', () => response.destroy())],
])('a body %s that is cut is a fault, never an end', async (_, cut) => {
  answer = cut;
  await expect(ask().then(textOf)).rejects.toMatchObject({
    decision: 'retry',
    code: 'transfer-cut',
    message: 'Fetching content 1: the transfer ended early after 4 bytes.',
  });
});

test('a body that falls silent is a fault', async () => {
  answer = (response) => void response.write('half');
  await expect(ask({ stallTimeoutMs: 50 }).then(textOf)).rejects.toMatchObject({
    decision: 'retry',
    code: 'transfer-stalled',
    message: 'Fetching content 1: the transfer stalled for 0.05 s after 4 bytes.',
  });
});

test('a reader that takes its time is no stall', async () => {
  answer = (response) => response.end('x'.repeat(300_000));
  const { chunks } = await ask({ stallTimeoutMs: 50 });
  let receivedBytes = 0;
  for await (const chunk of chunks) {
    receivedBytes += chunk.byteLength;
    if (receivedBytes === chunk.byteLength) {
      await delay(150);
    }
  }
  expect(receivedBytes).toBe(300_000);
});

test('a reply whose head never comes is a fault', async () => {
  answer = () => {};
  await expect(ask({ requestTimeoutMs: 50 })).rejects.toMatchObject({
    decision: 'retry',
    code: 'TimeoutError',
  });
});

test('a connection that is closed before the head is a fault', async () => {
  answer = (response) => void response.socket?.destroy();
  await expect(ask()).rejects.toMatchObject({ decision: 'retry', code: 'ECONNRESET' });
});

test('a server whose certificate is not trusted needs a person', async () => {
  answer = (response) => response.end();
  const transport = createFeedTransport(root, { requestTimeoutMs: 5_000, stallTimeoutMs: 5_000 });
  const request = { operation: 'listContent', what: 'Listing', method: 'GET', url: `${root}/x` } as const;
  await expect(transport(request, 'token')).rejects.toMatchObject({
    decision: 'stop',
    code: expect.stringMatching(/CERT|SIGNATURE/),
  });
});

test('leaving the body early, or discarding it, closes the connection', async () => {
  const closed: Promise<void>[] = [];
  answer = (response) => {
    closed.push(new Promise((resolve) => response.on('close', resolve)));
    response.write('first');
  };
  for await (const _ of (await ask()).chunks) {
    break;
  }
  (await ask()).discard();
  expect(closed).toHaveLength(2);
  await Promise.all(closed);
});

test("an abort in the middle of a body ends it with the signal's reason", async () => {
  answer = (response) => void response.write('first');
  const abort = new AbortController();
  const reply = await ask({ abortSignal: abort.signal });
  const reading = textOf(reply);
  setTimeout(() => abort.abort(new Error('deadline')), 20);
  await expect(reading).rejects.toThrow('deadline');
});

test('the token is not sent to an address outside the feed', async () => {
  const seen: string[] = [];
  answer = (response) => {
    seen.push('asked');
    response.end();
  };
  const transport = createFeedTransport(root, {
    httpClient: trusting,
    requestTimeoutMs: 1,
    stallTimeoutMs: 1,
  });
  const request = { operation: 'fetchContent', what: 'Fetching', method: 'GET' } as const;
  for (const url of [`${root}/../other`, `${root}er/x`, 'https://evil.example/feed/x']) {
    await expect(transport({ ...request, url }, 'token')).rejects.toThrow(TypeError);
  }
  expect(seen).toEqual([]);
});
