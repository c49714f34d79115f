import { rowJson } from './rowJson';
import { ROW_LIMITS } from './rowLimits';
import type { TableRow } from './tableRow';

// What stands around each row in a transaction's body: part headers, the table's address. Measured at 430 to 560.
const PART_OVERHEAD_BYTES = 700;

/**
 * Rows of one partition that are inserted together, all or none. Each is written out as JSON when it is added, so that the columns of a
 * hundred rows do not live until the answer comes: the garbage collector would copy them again and again.
 */
export class InsertTransaction {
  readonly rowKeys: string[] = [];
  #json: string[] | undefined = [];
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
    return this.rowKeys.length;
  }

  /** @returns false, and adds nothing, where the row does not fit beside the others: at most 100, and a body of less than 4 MiB */
  add(row: TableRow): boolean {
    if (this.length === ROW_LIMITS.transactionRows) return false;
    const kept = this.#kept();
    const json = rowJson(row);
    const rowBytes = Buffer.byteLength(json) + PART_OVERHEAD_BYTES;
    if (this.#bodyBytes + rowBytes > ROW_LIMITS.transactionBytes && this.length > 0) return false;
    this.#bodyBytes += rowBytes;
    kept.push(json);
    this.rowKeys.push(row.rowKey);
    return true;
  }

  /** Gives the rows away, as JSON. @throws RangeError the second time: they are not kept */
  takeRows(): readonly string[] {
    const kept = this.#kept();
    this.#json = undefined;
    return kept;
  }

  #kept(): string[] {
    if (!this.#json) throw new RangeError('the rows of a transaction are sent once');
    return this.#json;
  }
}
