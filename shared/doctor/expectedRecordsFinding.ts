import type { ReadableTables } from '../query/readableTables';
import { recordMonths } from '../query/recordMonths';
import type { Check } from './check';
import type { Finding } from './finding';
import { wasEverStored } from './wasEverStored';

const OME_PORTAL = 154;
const AGGREGATED = 50;

/**
 * For information: records that many expect and that a tenant does not write by itself.
 * @returns nothing where no record is stored yet
 */
export async function expectedRecordsFinding(
  tables: ReadableTables,
  options: { abortSignal: AbortSignal },
): Promise<Finding> {
  const months = await recordMonths(tables, options);
  if (months.length === 0) return { checks: [] };
  const [hasPortal, hasMailAccess] = await Promise.all([
    wasEverStored(tables, { months, recordType: OME_PORTAL }, options),
    wasEverStored(tables, { months, recordType: AGGREGATED, operation: 'MailItemsAccessed' }, options),
  ]);
  return { checks: [portal(hasPortal), mailAccess(hasMailAccess)] };
}

function portal(isSeen: boolean): Check {
  const name = 'encrypted message portal';
  if (isSeen) return { name, ok: true, detail: 'Records of OMEPortal (154) have come.', fix: undefined };
  return {
    name,
    ok: null,
    detail: 'No record of OMEPortal (154) was ever stored. Tenants do not write them unless told to.',
    // learn.microsoft.com/purview/audit-log-encrypted-messages
    fix: 'In Exchange Online PowerShell: Set-IrmConfiguration -EnablePortalTrackingLogs $true. It covers messages read in the portal, so external recipients need a custom branding template (Advanced Message Encryption).',
  };
}

function mailAccess(isSeen: boolean): Check {
  const name = 'mail access';
  if (isSeen) return { name, ok: true, detail: 'Records of MailItemsAccessed have come.', fix: undefined };
  return {
    name,
    ok: null,
    detail: 'No record of MailItemsAccessed was ever stored.',
    fix: 'In Exchange Online PowerShell: Get-OrganizationConfig | Format-List AuditDisabled must say False, and Get-Mailbox USER | Format-List AuditEnabled,AuditOwner must name MailItemsAccessed. The user needs a licence with auditing.',
  };
}
