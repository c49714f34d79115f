import { BodyPlaces } from './bodyPlaces';
import { rowJson } from './rowJson';
import { ROW_LIMITS } from './rowLimits';
import type { TableRow } from './tableRow';

// What stands around each row in a transaction's body: part headers, the table's address. Measured at 430 to 560.
const PART_OVERHEAD_BYTES = 700;
// A hundred index rows; of records it grows once or twice.
const FIRST_PLACE_BYTES = 64 * 1024;
// UTF-8 of a UTF-16 unit.
const MOST_BYTES_A_UNIT = 3;

// One is made at a time, nearly always, and given back as soon as it is copied into its request.
const MOST_FREE_BYTES = 2 * 1024 * 1024;
const places = new BodyPlaces(MOST_FREE_BYTES);

/** Rows as JSON, one behind the other. */
export interface WrittenRows {
  readonly bytes: Buffer;
  /** Where each of them ends. */
  readonly ends: readonly number[];
}

/**
 * Rows of one partition that are inserted together, all or none. Each is written out as the bytes of its JSON when it is added: the columns
 * of a hundred rows, or their texts, would be copied by the garbage collector again and again until they are sent.
 */
export class InsertTransaction {
  readonly #ends: number[] = [];
  #place: Buffer | undefined;
  #isSpent = false;
  #bodyBytes = 0;

  /** @throws RangeError where the rows do not fit one transaction */
  static of(rows: Iterable<TableRow>): InsertTransaction {
    const transaction = new InsertTransaction();
    for (const row of rows)
      if (!transaction.add(row)) throw new RangeError('more than one transaction takes');
    return transaction;
  }

  /** Number of rows. */
  get length(): number {
    return this.#ends.length;
  }

  /** @returns false, and adds nothing, where the row does not fit beside the others: at most 100, and a body of less than 4 MiB */
  add(row: TableRow): boolean {
    if (this.length === ROW_LIMITS.transactionRows) return false;
    const start = this.#ends.at(-1) ?? 0;
    const end = this.#write(rowJson(row), start);
    const rowBytes = end - start + PART_OVERHEAD_BYTES;
    if (this.#bodyBytes + rowBytes > ROW_LIMITS.transactionBytes && this.length > 0) return false;
    this.#bodyBytes += rowBytes;
    this.#ends.push(end);
    return true;
  }

  /**
   * Gives the rows away.
   * @param use what it is given is good until it returns
   * @throws RangeError the second time: they are not kept
   */
  takeRows<T>(use: (rows: WrittenRows) => T): T {
    const bytes = this.#kept();
    this.#isSpent = true;
    this.#place = undefined;
    try {
      return use({ bytes, ends: this.#ends });
    } finally {
      places.giveBack(bytes);
    }
  }

  /** @returns where the text ends */
  #write(json: string, start: number): number {
    return start + this.#roomFor(json, start).write(json, start);
  }

  #roomFor(json: string, start: number): Buffer {
    const place = this.#kept();
    // Nearly always there is room for the most that it can take: to count its bytes would be to go through it once more.
    if (start + json.length * MOST_BYTES_A_UNIT <= place.length) return place;
    const end = start + Buffer.byteLength(json);
    if (end <= place.length) return place;
    const larger = places.take(Math.max(end, Math.min(place.length * 2, ROW_LIMITS.transactionBytes)));
    place.copy(larger, 0, 0, start);
    places.giveBack(place);
    this.#place = larger;
    return larger;
  }

  #kept(): Buffer {
    if (this.#isSpent) throw new RangeError('the rows of a transaction are sent once');
    this.#place ??= places.take(FIRST_PLACE_BYTES);
    return this.#place;
  }
}
