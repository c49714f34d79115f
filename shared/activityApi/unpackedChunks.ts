import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ActivityApiFault } from './activityApiFault';

const unpackers: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * The bytes of a body that came compressed, which was not asked for. Leaving the loop early leaves that of the packed bytes.
 * @param packed the body as it arrives; what it throws comes out as it is
 * @throws ActivityApiFault to be tried again where it is damaged or ends too early, or nobody here can unpack it
 */
export async function* unpackedChunks(
  packed: AsyncIterable<Uint8Array>,
  { what, encoding }: { what: string; encoding: string },
): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacker = unpackers.get(encoding.toLowerCase())?.();
  if (!unpacker) {
    throw new ActivityApiFault(`${what}: the answer came compressed, which was not asked for.`, {
      decision: 'retry',
      code: 'reply-compressed',
      fix: 'Let the proxy in between pass this host unchanged.',
    });
  }
  let broken: { error: unknown } | undefined;
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield* packed;
    } catch (error) {
      broken = { error };
      throw error;
    }
  }
  // What goes wrong comes out of the loop as well.
  pipeline(Readable.from(source()), unpacker, () => undefined);
  try {
    for await (const chunk of unpacker) yield chunk;
  } catch {
    if (broken) throw broken.error;
    throw new ActivityApiFault(`${what}: the compressed answer is damaged or ends too early.`, {
      decision: 'retry',
      code: 'transfer-cut',
      fix: 'Nothing to do: it is fetched again.',
    });
  }
}
