import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { AuditRecord } from './auditRecord';
import { derivedColumns } from './derivedColumns';
import { parseExactJson } from './exactJson';
import { jsonTokens } from './jsonTokens';
import type { QuarantineReason } from './quarantineReason';
import { recordColumns } from './recordColumns';
import { recordDetails } from './recordDetails';
import { type PlausibleTimes, recordIdentity } from './recordIdentity';
import { recordLookups } from './recordLookups';
import { trimmedFields } from './trimmedFields';

export type { QuarantineReason } from './quarantineReason';

/** A record, or why the bytes are none. `detail` is for a person and holds nothing of the content. */
export type ParsedRecord =
  | { ok: true; record: AuditRecord }
  | { ok: false; reason: QuarantineReason; detail: string };

const jsonObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value),
);

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
    value = parseExactJson(text);
  } catch {
    // V8's own message would quote the record.
    return failed('invalidJson', `Not valid JSON from character ${faultPosition(text)} on.`);
  }
  const object = jsonObject.safeParse(value);
  if (!object.success) return failed('notAnObject', 'The JSON is not an object.');

  const fields = trimmedFields(object.data);
  const identity = recordIdentity(fields, options);
  if (!identity.ok) return identity;
  const { id, recordType, creationTime } = identity;
  const details = recordDetails(fields);
  const columns = recordColumns(recordType, fields, {
    Id: id.toWellFormed(),
    CreationTime: { type: 'DateTime', value: creationTime.text },
    RecordType: recordType,
    ...derivedColumns(recordType, fields, details),
  });
  const lookups = recordLookups(recordType, fields, details);
  const sha256 = hash('sha256', bytes, 'hex');
  return {
    ok: true,
    record: { id, recordType, creationTime: creationTime.text, text, utf8: bytes, sha256, columns, lookups },
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
