import type { Readable } from 'node:stream';
import { ActivityApiFault } from './activityApiFault';

export interface ReceivedChunksOptions {
  /** What is being received, for fault texts. */
  what: string;
  /** What Content-Length announced, in bytes. */
  announcedBytes: number | undefined;
  /** Longest time without a byte, counted only while the reader waits, in milliseconds. */
  stallTimeoutMs: number;
  abortSignal: AbortSignal | undefined;
}

/**
 * A body's bytes as they arrive. Leaving the loop early closes the connection.
 * @throws ActivityApiFault to be tried again where the transfer stalls or ends early; the abort signal's reason
 */
export async function* receivedChunks(
  body: Readable,
  { what, announcedBytes, stallTimeoutMs, abortSignal }: ReceivedChunksOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const chunks: AsyncIterator<unknown> = body[Symbol.asyncIterator]();
  let isStalled = false;
  let receivedBytes = 0;
  async function nextChunk(): Promise<IteratorResult<unknown>> {
    const timer = setTimeout(() => {
      isStalled = true;
      body.destroy(new Error('stalled'));
    }, stallTimeoutMs).unref();
    try {
      return await chunks.next();
    } catch (error) {
      abortSignal?.throwIfAborted();
      const problem = isStalled ? `stalled for ${stallTimeoutMs / 1000} s` : 'ended early';
      throw brokenTransfer(`${what}: the transfer ${problem} after ${receivedBytes} bytes.`, {
        code: isStalled ? 'transfer-stalled' : 'transfer-cut',
        cause: new Error(error instanceof Error ? error.name : typeof error),
      });
    } finally {
      clearTimeout(timer);
    }
  }
  try {
    for (let next = await nextChunk(); !next.done; next = await nextChunk()) {
      const chunk = bytesOf(next.value);
      receivedBytes += chunk.byteLength;
      yield chunk;
    }
  } finally {
    body.destroy();
  }
  abortSignal?.throwIfAborted();
  if (announcedBytes !== undefined && receivedBytes !== announcedBytes) {
    throw brokenTransfer(`${what}: received ${receivedBytes} of ${announcedBytes} bytes.`, {
      code: 'transfer-cut',
    });
  }
}

function bytesOf(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk), 'utf8');
}

function brokenTransfer(what: string, details: { code: string; cause?: Error }): ActivityApiFault {
  return new ActivityApiFault(what, {
    decision: 'retry',
    fix: 'Nothing to do: it is fetched again.',
    ...details,
  });
}
