import type { QuarantineReason } from './quarantineReason';
import { type RecordTime, recordTime } from './recordTime';
import type { RecordFields } from './trimmedFields';

/** What a record is kept under. */
export type RecordIdentity =
  | { ok: true; id: string; recordType: number; creationTime: RecordTime }
  | { ok: false; reason: QuarantineReason; detail: string };

export interface PlausibleTimes {
  now: Date;
  source: 'api' | 'file';
  allowImplausibleTime?: boolean | undefined;
}

// Before the service existed; and further ahead than any clock may be off.
const EARLIEST_MS = Date.UTC(2010, 0, 1);
const MOST_AHEAD_MS = 2 * 24 * 60 * 60_000;
const INT32_LIMIT = 2 ** 31;

/**
 * Reads the three fields without which a record has no place: Id, RecordType and CreationTime. Everything else that
 * the schema page calls mandatory is missing somewhere in practice. `detail` holds nothing of the record.
 */
export function recordIdentity(fields: RecordFields, plausible: PlausibleTimes): RecordIdentity {
  const { Id: id, RecordType: recordType, CreationTime: creationTime } = fields;
  if (id === undefined || id === null) return failed('missingId', 'The record has no Id.');
  if (typeof id !== 'string') return failed('invalidId', 'The Id is not text.');
  if (id.trim() === '') return failed('invalidId', 'The Id is empty.');

  if (recordType === undefined || recordType === null) {
    return failed('missingRecordType', 'The record has no RecordType.');
  }
  const typeNumber = wholeNumber(recordType);
  if (typeNumber === undefined) {
    return failed('invalidRecordType', 'The RecordType is not a whole number of 32 bits.');
  }

  if (creationTime === undefined || creationTime === null) {
    return failed('missingCreationTime', 'The record has no CreationTime.');
  }
  const time = typeof creationTime === 'string' ? recordTime(creationTime) : undefined;
  if (time === undefined) {
    return failed('invalidCreationTime', 'The CreationTime is not a time such as 2026-01-31T12:34:56.');
  }
  if (plausible.source === 'api' && plausible.allowImplausibleTime !== true) {
    if (time.epochMs < EARLIEST_MS) return failed('implausibleTime', 'The CreationTime is before 2010.');
    if (time.epochMs > plausible.now.getTime() + MOST_AHEAD_MS) {
      return failed('implausibleTime', 'The CreationTime is more than 2 days ahead.');
    }
  }
  return { ok: true, id, recordType: typeNumber, creationTime: time };
}

function failed(reason: QuarantineReason, detail: string): RecordIdentity {
  return { ok: false, reason, detail };
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
  // `+ 0` makes 0 of -0.
  return number >= -INT32_LIMIT && number < INT32_LIMIT ? number + 0 : undefined;
}
