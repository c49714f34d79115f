import type { RecordOrigin } from './recordRows';
import { SeenTexts } from './seenTexts';

/** What one delivery (a blob or a file) brought: `records` = `inserted` + `duplicates` + `variants` + `quarantined` (+ `beyondRetention`). */
export interface DeliveryCounts {
  records: number;
  inserted: number;
  duplicates: number;
  /** Part of the duplicates: the same record, spelled differently. */
  respelled: number;
  variants: number;
  quarantined: number;
  /** Older than the retention limit: counted, not stored, because it would bring a dropped month back. */
  beyondRetention: number;
}

/**
 * One delivery on its way into the tables. It is durable once it has ended, nothing of it is open, and the index has been written
 * up to its last record's generation: only then may the ledger call its content *stored* (promise P2).
 */
export class Delivery {
  readonly counts: DeliveryCounts = {
    records: 0,
    inserted: 0,
    duplicates: 0,
    respelled: 0,
    variants: 0,
    quarantined: 0,
    beyondRetention: 0,
  };
  readonly origin: RecordOrigin;
  /** Part of the duplicates: damaged copies of what is stored, out of a file. */
  lossy = 0;
  readonly #seen = new SeenTexts();
  #open = 0;
  #ended = false;
  #indexGeneration = 0;

  constructor(origin: RecordOrigin) {
    this.origin = origin;
  }

  /**
   * Notes that a text is part of the delivery.
   * @param sha256 of the text, which holds the record's keys as well
   * @returns whether it was before: a repeat inside one delivery counts as duplicate, also where the row carries its own ContentId
   */
  sees(sha256: string): boolean {
    return this.#seen.add(sha256);
  }

  /** One more row is on its way. */
  hold(): void {
    this.#open += 1;
  }

  /** A row has been written or found; its index rows are in this generation of the index. */
  release(indexGeneration: number): void {
    this.#open -= 1;
    this.#indexGeneration = Math.max(this.#indexGeneration, indexGeneration);
  }

  /** The blob has been read to its end. */
  end(): void {
    this.#ended = true;
    this.#seen.clear();
  }

  isDurable(indexWrittenTo: number): boolean {
    return this.#ended && this.#open === 0 && this.#indexGeneration <= indexWrittenTo;
  }
}
