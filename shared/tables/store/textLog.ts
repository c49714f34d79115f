import { PackedTexts } from './packedTexts';

// Some dozens of texts: enough that they have much in common.
const PACKED_UNITS = 8_192;
// A short string and its place in an array, measured on Node 24.
const BYTES_A_TEXT = 32;

/** Texts in the order in which they came, kept small until they are read. */
export class TextLog implements Iterable<string> {
  readonly #packed: PackedTexts[] = [];
  #open: string[] = [];
  #openUnits = 0;
  #packedBytes = 0;
  #length = 0;

  /** Number of texts. */
  get length(): number {
    return this.#length;
  }

  /** Memory that it takes, about. */
  get sizeInBytes(): number {
    return this.#packedBytes + this.#openUnits + this.#open.length * BYTES_A_TEXT;
  }

  append(text: string): void {
    this.#open.push(text);
    this.#openUnits += text.length;
    this.#length += 1;
    if (this.#openUnits < PACKED_UNITS) return;
    const packed = new PackedTexts(this.#open);
    this.#packed.push(packed);
    this.#packedBytes += packed.sizeInBytes;
    this.#open = [];
    this.#openUnits = 0;
  }

  *[Symbol.iterator](): Generator<string> {
    for (const packed of this.#packed) yield* packed.unpack();
    yield* this.#open;
  }
}
