/** How a blob ended: whole, or why and where the taking apart stopped, with every byte from there on. */
export type SplitEnd =
  | { whole: true }
  | {
      whole: false;
      rest: Buffer;
      reason: 'empty' | 'notAnArray' | 'cutShort' | 'trailingBytes';
      /** Byte offset in the blob at which `rest` begins. */
      position: number;
    };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

// Tables, because one of them is asked about every byte.
const isWhiteSpace = byteTable(' \t\n\r');
const endsScalar = byteTable(' \t\n\r,[]{}"');
const isStructure = byteTable('[]{}"');

/**
 * Takes the bytes of a content blob apart into the exact bytes of each record, whatever the chunks and the size.
 * Reads brackets and strings only: what is wrong inside one element must not harm its siblings. A byte order mark,
 * trailing commas and commas missing between two elements are passed over; one top-level object counts as one
 * record. Where brackets do not match, taking apart ends: everything from the broken element on is the rest.
 */
export class RecordSplitter {
  #state: 'start' | 'between' | 'scalar' | 'nested' | 'after' | 'broken' = 'start';
  #breakReason: 'notAnArray' | 'trailingBytes' = 'notAnArray';
  /** Bytes of the blob before the current chunk. */
  #offset = 0;
  /** The unfinished element, or the rest, copied out of earlier chunks; and where in the blob it begins. */
  #held: Uint8Array[] = [];
  #heldFrom = 0;
  /** The brackets that the current element still has to close, innermost last. */
  #closers: number[] = [];
  #isInString = false;
  #isEscaped = false;
  #isSingleObject = false;

  /**
   * Takes the next bytes of the blob; gives the bytes of each element that they complete, in order and without the
   * white space around it. Nothing returned or kept refers to `chunk`, which may be used again.
   */
  push(chunk: Uint8Array): Buffer[] {
    if (this.#offset === 0 && this.#state === 'start') return this.#pushFirst(chunk);
    return this.#read(chunk, 0);
  }

  /** The body is one object instead of an array: a record of its own, or no content at all. */
  get isSingleObject(): boolean {
    return this.#isSingleObject;
  }

  /** Call once, after the last chunk. */
  end(): SplitEnd {
    if (this.#state === 'after') return { whole: true };
    const rest = Buffer.concat(this.#held);
    const position = rest.length > 0 ? this.#heldFrom : this.#offset;
    this.#held = [];
    if (this.#state === 'broken') return { whole: false, rest, reason: this.#breakReason, position };
    if (this.#state !== 'start') return { whole: false, rest, reason: 'cutShort', position };
    return { whole: false, rest, reason: rest.length > 0 ? 'notAnArray' : 'empty', position };
  }

  /** A byte order mark may come in pieces: bytes that could begin one are held until that is decided. */
  #pushFirst(chunk: Uint8Array): Buffer[] {
    const head =
      this.#held.length > 0
        ? Buffer.concat([...this.#held, chunk])
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#held = [];
    const mark = head.subarray(0, BYTE_ORDER_MARK.length);
    if (mark.equals(BYTE_ORDER_MARK)) return this.#read(head, mark.length);
    if (mark.length > 0 && mark.equals(BYTE_ORDER_MARK.subarray(0, mark.length))) {
      this.#held = [Buffer.from(head)];
      return [];
    }
    return this.#read(head, 0);
  }

  #read(chunk: Uint8Array, start: number): Buffer[] {
    const records: Buffer[] = [];
    let at = start;
    let elementFrom = 0;
    while (at < chunk.length && this.#state !== 'broken') {
      if (this.#isInElement()) {
        at = this.#state === 'nested' ? this.#skipNested(chunk, at) : this.#skipScalar(chunk, at);
        if (this.#isBesideElements()) records.push(this.#take(chunk.subarray(elementFrom, at)));
      } else if (isWhiteSpace[chunk[at] ?? 0] === 1) {
        at++;
      } else {
        elementFrom = at;
        at = this.#step(chunk[at] ?? 0, at);
      }
    }
    if (!this.#isBesideElements() && chunk.length > elementFrom) {
      this.#held.push(Buffer.from(chunk.subarray(elementFrom)));
    }
    this.#offset += chunk.length;
    return records;
  }

  #isInElement(): boolean {
    return this.#state === 'nested' || this.#state === 'scalar';
  }

  #isBesideElements(): boolean {
    return this.#state === 'start' || this.#state === 'between' || this.#state === 'after';
  }

  /** Decides on a byte outside any element; gives where to read on. */
  #step(byte: number, at: number): number {
    this.#heldFrom = this.#offset + at;
    if (this.#state === 'after') return this.#break('trailingBytes', at);
    if (this.#state === 'start') {
      if (byte === OPEN_BRACKET) this.#state = 'between';
      else if (byte === OPEN_BRACE) this.#isSingleObject = true;
      else return this.#break('notAnArray', at);
      if (!this.#isSingleObject) return at + 1;
    }
    if (byte === COMMA) return at + 1;
    if (byte === CLOSE_BRACE) return this.#break('notAnArray', at);
    if (byte === CLOSE_BRACKET) this.#state = 'after';
    else if (byte === QUOTE || byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#state = 'nested';
      return at;
    } else this.#state = 'scalar';
    return at + 1;
  }

  #break(reason: 'notAnArray' | 'trailingBytes', at: number): number {
    this.#state = 'broken';
    this.#breakReason = reason;
    return at;
  }

  /** Reads on in a number, `true`, `null` or anything else that stands bare. */
  #skipScalar(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length && endsScalar[chunk[at] ?? 0] === 0) at++;
    if (at < chunk.length) this.#state = 'between';
    return at;
  }

  /** Reads on in a string, object or array, up to its last byte or the chunk's. */
  #skipNested(chunk: Uint8Array, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#isInString) {
        at = this.#skipString(chunk, at);
      } else {
        const byte = chunk[at++] ?? 0;
        if (isStructure[byte] === 0) continue;
        if (byte === QUOTE) this.#isInString = true;
        else if (byte === OPEN_BRACE) this.#closers.push(CLOSE_BRACE);
        else if (byte === OPEN_BRACKET) this.#closers.push(CLOSE_BRACKET);
        else if (this.#closers.pop() !== byte) return this.#break('notAnArray', at);
      }
      if (this.#closers.length === 0 && !this.#isInString) {
        this.#state = this.#isSingleObject ? 'after' : 'between';
        return at;
      }
    }
    return at;
  }

  /** Reads on in a string. A backslash takes the next byte with it, known escape or not ("\Inbox"). */
  #skipString(chunk: Uint8Array, from: number): number {
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at++;
    }
    while (at < chunk.length) {
      const byte = chunk[at++];
      if (byte === QUOTE) {
        this.#isInString = false;
        return at;
      }
      if (byte === BACKSLASH) {
        if (at === chunk.length) this.#isEscaped = true;
        at++;
      }
    }
    return chunk.length;
  }

  /** Gives an element's bytes, of which `end` is the part in the current chunk, as a copy of their own. */
  #take(end: Uint8Array): Buffer {
    const bytes = this.#held.length > 0 ? Buffer.concat([...this.#held, end]) : Buffer.from(end);
    this.#held = [];
    return bytes;
  }
}

function byteTable(members: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(members)) table[byte] = 1;
  return table;
}
