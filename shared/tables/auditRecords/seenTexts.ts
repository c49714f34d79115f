// 96 of the 256 bits: that two of a thousand million texts share them has a chance of one in 10^11.
const WORDS = 3;
const FIRST_SLOTS = 16;

/**
 * Tells a text that was seen from a new one, by its SHA-256. A blob may hold half a million records: a `Set` of their hashes takes a
 * hundred bytes each, this one 16 to 32.
 */
export class SeenTexts {
  /** Open addressing: three words a slot, 0 where it is free. */
  #slots = new Uint32Array(FIRST_SLOTS * WORDS);
  #size = 0;

  /**
   * @param sha256 64 hex digits
   * @returns whether it had been added before
   */
  add(sha256: string): boolean {
    const isNew = put(this.#slots, wordOf(sha256, 0), wordOf(sha256, 8), wordOf(sha256, 16));
    if (isNew) {
      this.#size += 1;
      if (this.#size * 4 > (this.#slots.length / WORDS) * 3) this.#grow();
    }
    return !isNew;
  }

  clear(): void {
    this.#slots = new Uint32Array(FIRST_SLOTS * WORDS);
    this.#size = 0;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += WORDS) {
      const [a = 0, b = 0, c = 0] = this.#slots.subarray(at, at + WORDS);
      if (a !== 0) put(larger, a, b, c);
    }
    this.#slots = larger;
  }
}

/** @returns false where it was there already */
function put(slots: Uint32Array, a: number, b: number, c: number): boolean {
  let at = (a % (slots.length / WORDS)) * WORDS;
  while (slots[at] !== 0) {
    if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c) return false;
    at = (at + WORDS) % slots.length;
  }
  slots[at] = a;
  slots[at + 1] = b;
  slots[at + 2] = c;
  return true;
}

function wordOf(sha256: string, fromDigit: number): number {
  // Never 0, or what begins with so many zeros would look like a free slot.
  return Number.parseInt(sha256.slice(fromDigit, fromDigit + 8), 16) || 1;
}
