// What is smaller lives in Node's own pool for a moment.
const LEAST_BYTES = 32 * 1024;
const STEP_BYTES = 64 * 1024;
const MOST_FREE_BYTES = 10 * 1024 * 1024;

/**
 * Places in memory for the bodies of transactions, used again. A body takes up to a megabyte and more, and a new one each time would stay
 * until the garbage collector comes: a poll would carry tens of megabytes of them.
 */
export class BodyPlaces {
  readonly #free: Buffer[] = [];
  readonly #mostFreeBytes: number;
  #freeBytes = 0;

  /** @param mostFreeBytes kept for those to come; what is given back beyond it goes */
  constructor(mostFreeBytes = MOST_FREE_BYTES) {
    this.#mostFreeBytes = mostFreeBytes;
  }

  /** @returns so many bytes, whatever was in them before */
  take(bytes: number): Buffer {
    if (bytes < LEAST_BYTES) return Buffer.allocUnsafe(bytes);
    let best = -1;
    for (const [index, { length }] of this.#free.entries()) {
      const isBetter = length < (this.#free[best]?.length ?? Number.POSITIVE_INFINITY);
      if (length >= bytes && isBetter) best = index;
    }
    const [found] = best < 0 ? [] : this.#free.splice(best, 1);
    this.#freeBytes -= found?.length ?? 0;
    return (found ?? Buffer.allocUnsafeSlow(roundedUp(bytes))).subarray(0, bytes);
  }

  /**
   * Gives back what {@link take} gave.
   * @param bytes nobody reads them any more: whoever got them has answered that all of it has come
   */
  giveBack(bytes: Buffer): void {
    if (bytes.length < LEAST_BYTES) return;
    // A place has its memory to itself: all of it.
    const place = Buffer.from(bytes.buffer);
    if (this.#freeBytes + place.length > this.#mostFreeBytes) return;
    this.#free.push(place);
    this.#freeBytes += place.length;
  }
}

function roundedUp(bytes: number): number {
  return Math.ceil(bytes / STEP_BYTES) * STEP_BYTES;
}
