import { jsonObject } from '../records/jsonObject';
import type { SearchNote } from './exportRow';
import { memberText } from './memberText';

/**
 * The record in one element of a JSON export. A record stands for itself; around it may be Microsoft Graph's auditLogRecord (member
 * `auditData`, an object) or what Search-UnifiedAuditLog gives (member `AuditData`, JSON as text).
 * @returns the record's exact text, undefined where the envelope is empty; what cannot be read comes back as it is, for the record
 * parser to say why
 */
export function auditDataText(utf8: Buffer): { utf8: Buffer | undefined; search?: SearchNote } {
  // Nearly every element of a file of plain records ends here.
  if (!/"auditdata"/i.test(utf8.toString('latin1'))) return { utf8 };
  const text = utf8.toString('utf8');
  const envelope = jsonObject.safeParse(parsed(text));
  if (!envelope.success || 'CreationTime' in envelope.data) return { utf8 };
  const inner = memberText(text, (name) => name.toLowerCase() === 'auditdata');
  if (inner === undefined) return { utf8 };
  const value = inner.startsWith('"') ? String(JSON.parse(inner)) : inner;
  const isEmpty = value.trim() === '' || value === 'null';
  const { ResultIndex, ResultCount } = envelope.data;
  const search = { resultIndex: wholeNumber(ResultIndex), resultCount: wholeNumber(ResultCount) };
  return { utf8: isEmpty ? undefined : Buffer.from(value, 'utf8'), search };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}
