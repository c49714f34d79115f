import type { AuditRecord } from '../../records/auditRecord';
import type { Lookup } from '../../records/lookup';
import { rowPayloadInBytes } from '../store/rowPayload';
import type { Delivery } from './delivery';
import { type RecordOrigin, type RecordRows, recordRows } from './recordRows';

// Objects around the texts; the columns repeat most of the record's text, and both may be of two bytes a character.
const HELD_OVERHEAD_BYTES = 2_000;
const HELD_FACTOR = 3;

/** A record that waits for its transaction, with every delivery that brought it meanwhile. */
export interface PendingRecord {
  readonly rows: RecordRows;
  readonly sha256: string;
  readonly lookups: readonly Lookup[];
  /** Exact Id, for the index. */
  readonly id: string;
  /** Upper bound of what its head takes in the body of a transaction. */
  readonly payloadBytes: number;
  /** About what it takes of this process's memory while it waits. */
  readonly heldBytes: number;
  /** Who brought this very text; the first claim is the one that made the row. */
  readonly claims: { delivery: Delivery; isRepeat: boolean }[];
  /** Same keys, another text: decided on once this one is settled. */
  readonly contenders: PendingRecord[];
}

/** Makes the pending form of a record: its rows are built at once, so that the parsed record can go. */
export function pendingRecord(record: AuditRecord, origin: RecordOrigin): PendingRecord {
  const rows = recordRows(record, origin);
  return {
    rows,
    sha256: record.sha256,
    lookups: record.lookups,
    id: record.id,
    payloadBytes: rowPayloadInBytes(rows.head),
    heldBytes: HELD_OVERHEAD_BYTES + HELD_FACTOR * record.utf8.byteLength,
    claims: [],
    contenders: [],
  };
}
