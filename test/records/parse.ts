import type { AuditRecord } from '../../shared/records/auditRecord';
import { parseRecord } from '../../shared/records/parseRecord';

/** Reads a record as a file would deliver it; the test fails where it is refused. */
export function parse(record: string | Readonly<Record<string, unknown>>): AuditRecord {
  const text = typeof record === 'string' ? record : JSON.stringify(record);
  const parsed = parseRecord(Buffer.from(text), { now: new Date('2026-11-21T00:00:00Z'), source: 'file' });
  if (!parsed.ok) throw new Error(`refused: ${parsed.reason} ${parsed.detail}`);
  return parsed.record;
}
