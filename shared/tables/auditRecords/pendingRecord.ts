import type { AuditRecord } from '../../records/auditRecord';
import type { Lookup } from '../../records/lookup';
import { rowPayloadInBytes } from '../store/rowSize';
import type { Delivery } from './delivery';
import { type RecordOrigin, type RecordRows, recordRows } from './recordRows';

/** A record that waits for its transaction, with every delivery that brought it meanwhile. */
export interface PendingRecord {
  readonly rows: RecordRows;
  readonly sha256: string;
  readonly lookups: readonly Lookup[];
  /** Exact Id, for the index. */
  readonly id: string;
  readonly payloadBytes: number;
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
    claims: [],
    contenders: [],
  };
}
