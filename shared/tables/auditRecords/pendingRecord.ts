import type { AuditRecord, HeldText } from '../../records/auditRecord';
import type { Lookup } from '../../records/lookup';
import { rowPayloadInBytes } from '../store/rowPayload';
import type { Delivery } from './delivery';
import { recordKeys } from './recordKeys';
import { type RecordOrigin, type RecordRows, recordRows } from './recordRows';

// The objects around the text, the keys and the hash: measured on Node 24.
const HELD_OVERHEAD_BYTES = 600;
// What a row takes in a request, roughly: its text, its columns (most of the text once more), names and types around them.
const ROUGH_PAYLOAD_FACTOR = 3;
const ROUGH_PAYLOAD_OVERHEAD_BYTES = 3_000;
const LONGEST_GUESSED_UNITS = 10_000;

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
  /** Exact Id, for the index. */
  readonly id: string;
  /** Same keys, another text: decided on once this one is settled. */
  readonly contenders: PendingRecord[] = [];
  /** About what its row takes in the body of a transaction; exact only in `payloadBytes`. */
  readonly roughPayloadBytes: number;
  /** Who brought this very text; the first claim is the one that made the row. */
  claims: readonly Claim[] = [];
  /** Given up once its rows are made: what they do not need would double what a transaction under way takes. */
  #record: AuditRecord | undefined;
  #lookups: readonly Lookup[] = [];
  readonly #origin: RecordOrigin;
  #textBytes: number;
  #rows: RecordRows | undefined;

  constructor(record: AuditRecord, origin: RecordOrigin) {
    const { partitionKey, rowKey } = recordKeys(record);
    this.partitionKey = partitionKey;
    this.rowKey = rowKey;
    this.sha256 = record.sha256;
    this.id = record.id;
    this.#textBytes = heldTextBytes(record.text);
    this.#record = record;
    this.#origin = origin;
    // A long text is compressed in its row: only the row itself tells.
    this.roughPayloadBytes =
      record.text.length > LONGEST_GUESSED_UNITS
        ? this.payloadBytes
        : ROUGH_PAYLOAD_OVERHEAD_BYTES + record.text.length * ROUGH_PAYLOAD_FACTOR;
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

  /** Made when they are first asked for, which is when their transaction has its turn: until then the text alone is held. */
  get rows(): RecordRows {
    this.#rows ??= this.#madeRows();
    return this.#rows;
  }

  get lookups(): readonly Lookup[] {
    return this.#record?.lookups ?? this.#lookups;
  }

  #madeRows(): RecordRows {
    if (!this.#record) throw new RangeError('the rows of a record are made once');
    const rows = recordRows(this.#record, this.#origin);
    this.#lookups = this.#record.lookups;
    this.#record = undefined;
    return rows;
  }

  /** Upper bound of what its head takes in the body of a transaction. */
  get payloadBytes(): number {
    return rowPayloadInBytes(this.rows.head);
  }
}

/** As V8 holds it: a byte a character, two where one is beyond Latin. Some texts that take one are counted as if they took two. */
function heldTextBytes(text: string): number {
  return Buffer.byteLength(text) === text.length ? text.length : text.length * 2;
}
