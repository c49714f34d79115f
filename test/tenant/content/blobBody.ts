import type { ReplyBody } from '../reply';
import type { PublishedRecord } from './publishedRecord';
import { recordBytes } from './publishedRecord';

const chunkBytes = 64 * 1024;

/**
 * The body of a blob: a JSON array of the records, each in its exact bytes, made while it is sent.
 * @param records a function, so that every reading starts afresh and nothing needs to be kept
 * @param sizeBytes the size of the whole
 */
export function blobBody(records: () => Iterable<PublishedRecord>, sizeBytes: number): ReplyBody {
  return {
    sizeBytes,
    *chunks() {
      let pending: Uint8Array[] = [Buffer.from('[')];
      let pendingBytes = 1;
      let first = true;
      for (const record of records()) {
        const bytes = recordBytes(record);
        if (!first) pending.push(Buffer.from(','));
        pending.push(bytes);
        pendingBytes += bytes.byteLength + 1;
        first = false;
        if (pendingBytes < chunkBytes) continue;
        yield Buffer.concat(pending);
        pending = [];
        pendingBytes = 0;
      }
      yield Buffer.concat([...pending, Buffer.from(']')]);
    },
  };
}

/** The size of a blob from that of its records together: brackets and commas are added. */
export function arraySizeBytes(recordsBytes: number, count: number): number {
  return recordsBytes + 2 + Math.max(0, count - 1);
}
