import type { SilentRecordType } from '../query/silentRecordTypes';
import type { Check } from './check';

/** Record types that came daily and have stopped: mailbox auditing that somebody switched off looks just like silence. */
export function silenceCheck(silent: readonly SilentRecordType[]): Check {
  if (silent.length === 0) {
    return {
      name: 'daily records',
      ok: true,
      detail: 'No record type that came daily has stopped.',
      fix: undefined,
    };
  }
  const names = silent.map(
    ({ recordTypeName, recordType, lastDay }) => `${recordTypeName} (${recordType}) since ${lastDay}`,
  );
  return {
    name: 'daily records',
    ok: null,
    detail: `Came daily and have stopped: ${names.join(', ')}.`,
    fix: 'Find out whether auditing was switched off: Get-OrganizationConfig | Format-List AuditDisabled, Get-MailboxAuditBypassAssociation. Who changed what: npm run --silent audit -- query --operation Set-Mailbox --from -30d',
  };
}
