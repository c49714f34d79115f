import type { Coverage } from '../ledger/coverage';
import type { Check } from './check';
import type { Listed } from './listingFinding';
import type { SubscriptionStatus } from './subscriptionCheck';

const DAY_MS = 24 * 60 * 60_000;
const SWITCH_ON =
  'Switch auditing on in the Microsoft Purview portal (Audit, Start recording), or with Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true, and wait an hour.';
// In Security & Compliance PowerShell the same command always says False ("Turn auditing on or off").
const LOOK =
  'In Exchange Online PowerShell, Get-AdminAuditLogConfig | Format-List UnifiedAuditLogIngestionEnabled must say True.';

/** What is known of one content type. */
export interface AuditingSigns {
  readonly contentType: string;
  readonly status: SubscriptionStatus | undefined;
  readonly listed: Listed | undefined;
  /** Undefined where the tables cannot be read. */
  readonly coverage: Pick<Coverage, 'startRequestedAt' | 'startRefusedAt' | 'lastContentCreated'> | undefined;
}

/**
 * Whether unified auditing is on in the tenant. The API does not tell by a call of its own: content that arrives says that it is on; a
 * start that was refused (office-365-management-api#89), or a feed that is refused though its subscription is enabled (AF20023), that it
 * is off.
 */
export function auditingCheck(signs: readonly AuditingSigns[], now: Date): Check {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'auditing',
    ok,
    detail,
    fix,
  });
  const newest = Math.max(0, ...signs.map(({ coverage }) => coverage?.lastContentCreated?.getTime() ?? 0));
  const hasListed = signs.some(({ listed }) => listed && 'count' in listed && listed.count > 0);
  const refused = signs.find(isRefused);
  if (refused && !hasListed) {
    return check(
      false,
      `Unified auditing is off in the tenant, or an administrator has closed ${refused.contentType} for this application.`,
      `${SWITCH_ON} ${LOOK}`,
    );
  }
  if (hasListed || now.getTime() - newest < DAY_MS) return check(true, 'On: content arrives.');
  return check(null, 'No content in the last 24 hours, so it cannot be told from here.', LOOK);
}

function isRefused({ status, listed, coverage }: AuditingSigns): boolean {
  if (listed) return 'refusedWith' in listed && listed.refusedWith === 'AF20023' && status !== 'disabled';
  const { startRequestedAt, startRefusedAt } = coverage ?? {};
  // Written down by the poll whose start was refused for a reason that a person must mend.
  return startRefusedAt !== undefined && startRefusedAt.getTime() === startRequestedAt?.getTime();
}
