import { deflateRawSync, inflateRawSync } from 'node:zlib';

// The fastest that still finds what neighbours have in common: texts of one kind shrink to a fourth. Not zstd, which takes a workspace of more
// than a megabyte each time: the pieces that this leaves behind cost a poll 40 MB.
const OPTIONS = { level: 1, chunkSize: 8_192, windowBits: 14, memLevel: 7 };
// Bytes that live for a moment, thousands of times: one place for them all.
const SCRATCH = Buffer.allocUnsafeSlow(128 * 1024);

/**
 * Texts that wait, compressed together. They lie outside JavaScript's heap then, where a garbage collector would go through them again and
 * again.
 */
export class PackedTexts {
  /** A character a byte. */
  readonly #compressed: string;
  readonly #encoding: 'utf8' | 'utf16le';
  /** Where each text ends, in bytes of all of them together. */
  readonly #ends: Uint32Array;

  constructor(texts: readonly string[]) {
    // A lone surrogate has no UTF-8.
    this.#encoding = texts.every((text) => text.isWellFormed()) ? 'utf8' : 'utf16le';
    this.#ends = new Uint32Array(texts.length);
    const all = bytesOf(texts, this.#encoding, this.#ends);
    this.#compressed = deflateRawSync(all, OPTIONS).toString('latin1');
  }

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#compressed.length + this.#ends.byteLength + 200;
  }

  /** @returns the texts, in the order in which they were given */
  unpack(): string[] {
    // One piece that has room for all, and no second one for an end of nothing.
    const chunkSize = Math.max(64, (this.#ends.at(-1) ?? 0) + 1);
    const all = inflateRawSync(Buffer.from(this.#compressed, 'latin1'), { chunkSize });
    let start = 0;
    return Array.from(this.#ends, (end) => {
      const text = all.toString(this.#encoding, start, end);
      start = end;
      return text;
    });
  }
}

/** @param ends gets the place where each text ends */
function bytesOf(texts: readonly string[], encoding: 'utf8' | 'utf16le', ends: Uint32Array): Uint8Array {
  const units = texts.reduce((sum, { length }) => sum + length, 0);
  const bytes = units * 3 <= SCRATCH.byteLength ? SCRATCH : Buffer.allocUnsafe(units * 3);
  let end = 0;
  for (const [index, text] of texts.entries()) {
    end += bytes.write(text, end, encoding);
    ends[index] = end;
  }
  return bytes.subarray(0, end);
}
