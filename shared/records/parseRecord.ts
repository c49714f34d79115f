import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import type { AuditRecord } from './auditRecord';
import { jsonObject } from './jsonObject';
import { jsonTokens } from './jsonTokens';
import type { QuarantineReason } from './quarantineReason';
import { ReadRecord } from './readRecord';
import { type PlausibleTimes, recordIdentity } from './recordIdentity';
import { trimmedFields } from './trimmedFields';

export type { QuarantineReason } from './quarantineReason';

/** A record, or why the bytes are none. `detail` is for a person and holds nothing of the content. */
export type ParsedRecord =
  | { ok: true; record: AuditRecord }
  | { ok: false; reason: QuarantineReason; detail: string };

/**
 * Reads one record's exact bytes. Requires Id, CreationTime and RecordType and nothing more; what else is odd about
 * a record shows in its columns, never in its loss. Never throws.
 * @param options.now for what counts as plausible: from the API, a time before 2010 or more than 2 days ahead is not
 */
export function parseRecord(bytes: Uint8Array, options: PlausibleTimes): ParsedRecord {
  if (!isUtf8(bytes)) return failed('invalidUtf8', 'The bytes are not valid UTF-8.');
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // V8's own message would quote the record.
    return failed('invalidJson', `Not valid JSON from character ${faultPosition(text)} on.`);
  }
  const object = jsonObject.safeParse(value);
  if (!object.success) return failed('notAnObject', 'The JSON is not an object.');

  const fields = trimmedFields(object.data);
  const identity = recordIdentity(fields, options);
  if (!identity.ok) return identity;
  const sha256 = hash('sha256', bytes, 'hex');
  return {
    ok: true,
    record: new ReadRecord({ ...identity, creationTime: identity.creationTime.text, text, sha256 }),
  };
}

function failed(reason: QuarantineReason, detail: string): ParsedRecord {
  return { ok: false, reason, detail };
}

/** Counted from 1, in UTF-16 units. */
function faultPosition(text: string): number {
  const ignore = () => {};
  return jsonTokens(text, { open: ignore, close: ignore, key: ignore, scalar: ignore }) + 1;
}
