import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import type { FailureKind } from './faults/faultSettings';
import type { Reply, ReplyBody } from './reply';

/**
 * Sends a reply, whole or broken in the way asked for.
 * `truncated-body` announces the full length and breaks the connection half-way; `short-body` ends properly at half of
 * the body; `stall` sends half and falls silent; `hang` never answers; `reset` closes before any answer.
 */
export async function deliver(
  response: ServerResponse,
  { status, headers, body }: Reply,
  { failure, now, compressed }: { failure: FailureKind | undefined; now: Date; compressed: boolean },
): Promise<void> {
  if (failure === 'hang') return;
  if (failure === 'reset') {
    response.destroy();
    return;
  }
  const sent = compressed ? compress(body) : body;
  const halfBytes = Math.floor(sent.sizeBytes / 2);
  response.sendDate = false;
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Date', now.toUTCString());
  response.setHeader('Content-Length', failure === 'short-body' ? halfBytes : sent.sizeBytes);
  if (compressed) response.setHeader('Content-Encoding', 'gzip');

  const isCut = failure === 'truncated-body' || failure === 'short-body' || failure === 'stall';
  for (const chunk of isCut ? firstBytes(sent, halfBytes) : sent.chunks()) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
  }
  if (failure === 'stall') return;
  if (failure === 'truncated-body') {
    // What was written must be on its way before the connection breaks.
    setImmediate(() => response.destroy());
    return;
  }
  response.end();
  await finished(response).catch(() => undefined);
}

function* firstBytes(body: ReplyBody, sizeBytes: number): Iterable<Uint8Array> {
  let left = sizeBytes;
  for (const chunk of body.chunks()) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.byteLength;
  }
}

function compress(body: ReplyBody): ReplyBody {
  const bytes = gzipSync(Buffer.concat([...body.chunks()]));
  return { sizeBytes: bytes.byteLength, chunks: () => [bytes] };
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
