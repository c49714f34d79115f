import type { ReplyBody } from '../reply';
import type { PublishedRecord } from './publishedRecord';
import { recordBytes } from './publishedRecord';

const chunkBytes = 64 * 1024;

/**
 * The body of a blob: a JSON array of the records, each in its exact bytes, made while it is sent.
 * @param records a function, so that every reading starts afresh and nothing needs to be kept
 * @param sizeBytes the size of the whole, where it is known; else the records are gone through once to count
 */
export function blobBody(records: () => Iterable<PublishedRecord>, sizeBytes?: number): ReplyBody {
  return {
    sizeBytes: sizeBytes ?? measure(records()),
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

function measure(records: Iterable<PublishedRecord>): number {
  let bytes = 2;
  let count = 0;
  for (const record of records) {
    bytes += record.bytes?.byteLength ?? Buffer.byteLength(record.text, 'utf8');
    count += 1;
  }
  return bytes + Math.max(0, count - 1);
}
