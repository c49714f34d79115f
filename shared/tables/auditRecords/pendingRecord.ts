import type { AuditRecord, HeldText } from '../../records/auditRecord';
import { type FoundBy, foundBy } from '../auditIndex/foundBy';
import { LONGEST_PLAIN_TEXT_UNITS, readKeptText } from '../store/keptText';
import { rowJson } from '../store/rowJson';
import type { TableRow } from '../store/tableRow';
import type { Delivery } from './delivery';
import { recordKeys } from './recordKeys';
import { type RecordOrigin, type RecordRows, recordRows } from './recordRows';

// The objects around the text, the keys and the hash: measured on Node 24.
const HELD_OVERHEAD_BYTES = 600;
// What a row takes in a request, roughly: its text, its columns (most of the text once more), names and types around them.
const ROUGH_PAYLOAD_FACTOR = 3;
const ROUGH_PAYLOAD_OVERHEAD_BYTES = 3_000;

/** A delivery that brought a record. */
export interface Claim {
  readonly delivery: Delivery;
  /** The delivery had brought it before. */
  readonly isRepeat: boolean;
}

/** A record that waits for its transaction, with every delivery that brought it meanwhile. */
export class PendingRecord {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly sha256: string;
  readonly origin: RecordOrigin;
  /** Same keys, another text: decided on once this one is settled. */
  readonly contenders: PendingRecord[] = [];
  /** About what its row takes in the body of a transaction. */
  readonly roughPayloadBytes: number;
  /** Who brought this very text; the first claim is the one that made the row. */
  claims: readonly Claim[] = [];
  /** Not of a long text: its rows have it, and are kept. */
  #record: AuditRecord | undefined;
  #textBytes: number;
  /** Of a long text alone: compressed, it takes little, and to do that again would take long. */
  #rows: RecordRows | undefined;
  #foundBy: FoundBy | undefined;

  constructor(record: AuditRecord, origin: RecordOrigin) {
    const { partitionKey, rowKey } = recordKeys(record);
    this.partitionKey = partitionKey;
    this.rowKey = rowKey;
    this.sha256 = record.sha256;
    this.origin = origin;
    this.#textBytes = heldTextBytes(record.text);
    this.#record = record;
    this.roughPayloadBytes = ROUGH_PAYLOAD_OVERHEAD_BYTES + record.text.length * ROUGH_PAYLOAD_FACTOR;
    if (record.text.length > LONGEST_PLAIN_TEXT_UNITS) {
      this.#rows = this.makeRows();
      this.#record = undefined;
      this.roughPayloadBytes = ROUGH_PAYLOAD_OVERHEAD_BYTES + rowJson(this.#rows.head).length;
    }
  }

  /** Notes who brought it as well. Nearly always there is one: an array that had room for more would take more than it holds. */
  claim(claims: readonly Claim[]): void {
    this.claims = this.claims.length === 0 ? claims : [...this.claims, ...claims];
  }

  /** About what it takes of this process's memory while it waits. */
  get heldBytes(): number {
    return HELD_OVERHEAD_BYTES + this.#textBytes;
  }

  /** Its text, where that can be held elsewhere and takes less there. */
  get packable(): string | undefined {
    return this.#record?.holdTextIn && this.#record.text;
  }

  /** @param textBytes what the text takes there */
  holdTextIn(place: HeldText, textBytes: number): void {
    this.#record?.holdTextIn?.(place);
    this.#textBytes = textBytes;
  }

  /** Its exact bytes. */
  get utf8(): Uint8Array {
    if (this.#record) return this.#record.utf8;
    const { head, continuations } = this.makeRows();
    return readKeptText([head, ...continuations], 'AuditData') ?? new Uint8Array();
  }

  /** Nearly always empty: rows for what does not fit one entity. They must stand before the head. */
  get continuations(): readonly TableRow[] {
    return this.#rows?.continuations ?? [];
  }

  /**
   * Makes its rows, and keeps what the index needs of them. Asked for when its transaction has its turn, and nearly always once: until then
   * the text alone is held, and after that the transaction has what it needs.
   */
  makeRows(): RecordRows {
    if (this.#rows) return this.#rows;
    if (!this.#record) throw new RangeError('a record without its text');
    const rows = recordRows(this.#record, this.origin);
    this.#foundBy ??= foundBy(this.#record, rows.head);
    this.#record.forget?.();
    return rows;
  }

  /** What the index says of it; known once its rows have been made. */
  get foundBy(): FoundBy {
    if (!this.#foundBy) throw new RangeError('the rows of a record are made before it is found');
    return this.#foundBy;
  }
}

/** As V8 holds it: a byte a character, two where one is beyond Latin. Some texts that take one are counted as if they took two. */
function heldTextBytes(text: string): number {
  return Buffer.byteLength(text) === text.length ? text.length : text.length * 2;
}
