import type { AuditRecord } from '../../shared/records/auditRecord';
import { parseRecord } from '../../shared/records/parseRecord';

/**
 * A record as it comes from the parser.
 * @param fields over those of a plain mailbox record
 * @param spell how its text is written, JSON.stringify unless given
 */
export function record(
  fields: Readonly<Record<string, unknown>> = {},
  spell: (fields: Readonly<Record<string, unknown>>) => string = JSON.stringify,
): AuditRecord {
  const usual = {
    Id: 'id-1',
    RecordType: 2,
    CreationTime: '2026-03-10T12:34:56',
    Operation: 'Send',
    UserId: 'ann@contoso.com',
  };
  const parsed = parseRecord(Buffer.from(spell({ ...usual, ...fields })), {
    now: new Date('2026-03-11T00:00:00Z'),
    source: 'api',
  });
  if (!parsed.ok) throw new TypeError(parsed.reason);
  return parsed.record;
}
