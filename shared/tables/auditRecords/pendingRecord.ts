import type { AuditRecord } from '../../records/auditRecord';
import type { Lookup } from '../../records/lookup';
import { rowPayloadInBytes } from '../store/rowPayload';
import type { Delivery } from './delivery';
import { recordKeys } from './recordKeys';
import { type RecordOrigin, type RecordRows, recordRows } from './recordRows';

// The objects around the text, the keys and the hash.
const HELD_OVERHEAD_BYTES = 800;
// What a row takes in a request, roughly: its text, its columns (most of the text once more), names and types around them.
const ROUGH_PAYLOAD_FACTOR = 3;
const ROUGH_PAYLOAD_OVERHEAD_BYTES = 3_000;
const LONGEST_GUESSED_UNITS = 10_000;

/** A record that waits for its transaction, with every delivery that brought it meanwhile. */
export class PendingRecord {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly sha256: string;
  /** Exact Id, for the index. */
  readonly id: string;
  /** About what it takes of this process's memory while it waits. */
  readonly heldBytes: number;
  /** About what its row takes in the body of a transaction; exact only in `payloadBytes`. */
  readonly roughPayloadBytes: number;
  /** Who brought this very text; the first claim is the one that made the row. */
  readonly claims: { delivery: Delivery; isRepeat: boolean }[] = [];
  /** Same keys, another text: decided on once this one is settled. */
  readonly contenders: PendingRecord[] = [];
  readonly #record: AuditRecord;
  readonly #origin: RecordOrigin;
  #rows: RecordRows | undefined;

  constructor(record: AuditRecord, origin: RecordOrigin) {
    const { partitionKey, rowKey } = recordKeys(record);
    this.partitionKey = partitionKey;
    this.rowKey = rowKey;
    this.sha256 = record.sha256;
    this.id = record.id;
    this.heldBytes = HELD_OVERHEAD_BYTES + record.text.length * 2;
    this.#record = record;
    this.#origin = origin;
    // A long text is compressed in its row: only the row itself tells.
    this.roughPayloadBytes =
      record.text.length > LONGEST_GUESSED_UNITS
        ? this.payloadBytes
        : ROUGH_PAYLOAD_OVERHEAD_BYTES + record.text.length * ROUGH_PAYLOAD_FACTOR;
  }

  /** Made when they are first asked for, which is when their transaction has its turn: until then the text alone is held. */
  get rows(): RecordRows {
    this.#rows ??= recordRows(this.#record, this.#origin);
    return this.#rows;
  }

  get lookups(): readonly Lookup[] {
    return this.#record.lookups;
  }

  /** Upper bound of what its head takes in the body of a transaction. */
  get payloadBytes(): number {
    return rowPayloadInBytes(this.rows.head);
  }
}
