import type { ExportEncoding } from './exportForm';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * A file's bytes as UTF-8, without a byte order mark. UTF-8 comes through byte for byte, also where it is none: what stands in a record
 * is the record parser's to judge.
 */
export async function* utf8Bytes(
  chunks: AsyncIterable<Uint8Array>,
  encoding: ExportEncoding,
): AsyncGenerator<Buffer> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
  if (!decoder) return yield* withoutMark(chunks);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest, 'utf8');
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (!head) {
      yield bytes;
      continue;
    }
    head = Buffer.concat([head, bytes]);
    if (head.length < BYTE_ORDER_MARK.length) continue;
    yield unmarked(head);
    head = undefined;
  }
  if (head && head.length > 0) yield unmarked(head);
}

function unmarked(head: Buffer): Buffer {
  const isMarked = head.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return isMarked ? head.subarray(BYTE_ORDER_MARK.length) : head;
}
