import type { Decision } from './decision';
import type { FeedOperation } from './feedOperation';

/** A reply that is no success, as far as it counts for what to do. */
export interface FaultReply {
  operation: FeedOperation;
  status: number;
  /** `AF20022`; undefined where the body names none. */
  code: string | undefined;
  isAuditingOff: boolean;
  /** True where the token of this request has been renewed already. */
  isTokenRenewed: boolean;
}

export interface FaultDecision {
  decision: Decision;
  /** What a person can do, in whole sentences. */
  fix: string;
}

const NOTHING_TO_DO = 'Nothing to do: the next poll tries again.';
const CHECK_TENANT = 'Check AZURE_TENANT_ID, and with M365_CLOUD that it is the cloud of this tenant.';
const SWITCH_AUDITING_ON =
  'Switch auditing on in the Microsoft Purview portal (Audit, Start recording), or with Set-AdminAuditLogConfig -UnifiedAuditLogIngestionEnabled $true, and wait an hour.';
const REPORT = 'This is a fault of this program: please report the code.';
const GRANT =
  'Grant the application permission ActivityFeed.Read of the Office 365 Management APIs with admin consent, and check M365_CLOUD. With a managed identity a new permission counts after up to a day, because Azure keeps its tokens that long.';

// Office 365 Management Activity API reference, "Errors"; AF20024 and AF50005/6 are known from the field only.
const byCode: Readonly<Record<string, FaultDecision>> = {
  AF20001: { decision: 'stop', fix: REPORT },
  AF20002: { decision: 'stop', fix: 'Check that PUBLISHER_ID and AZURE_TENANT_ID are GUIDs.' },
  AF20003: { decision: 'stop', fix: REPORT },
  AF20010: { decision: 'stop', fix: `The client signs in to another tenant. ${CHECK_TENANT}` },
  AF20011: { decision: 'stop', fix: `${CHECK_TENANT} ${SWITCH_AUDITING_ON}` },
  AF20012: {
    decision: 'stop',
    fix: 'The tenant needs a Microsoft 365 licence that includes auditing.',
  },
  AF20013: { decision: 'stop', fix: 'Set AZURE_TENANT_ID to a GUID.' },
  AF20020: { decision: 'stop', fix: 'Check CONTENT_TYPES.' },
  AF20021: { decision: 'stop', fix: REPORT },
  AF20022: {
    decision: 'startSubscription',
    fix: 'The subscription is started by the next poll that may; content follows within 12 hours.',
  },
  AF20023: {
    decision: 'startSubscription',
    fix: `If starting does not help, an administrator has switched it off. ${SWITCH_AUDITING_ON}`,
  },
  AF20024: { decision: 'alreadyEnabled', fix: NOTHING_TO_DO },
  AF20030: { decision: 'window', fix: "Check this machine's clock." },
  AF20031: { decision: 'relist', fix: NOTHING_TO_DO },
  AF20050: { decision: 'refused', fix: 'Nothing to do: it is asked for again until it expires.' },
  AF20051: {
    decision: 'expired',
    fix: 'Fill the gap from an audit export of that time with the import command.',
  },
  AF20052: {
    decision: 'refused',
    fix: `If every item is refused like this: ${CHECK_TENANT}`,
  },
  AF20053: { decision: 'stop', fix: REPORT },
  AF20054: { decision: 'stop', fix: REPORT },
  AF20055: { decision: 'window', fix: "Check this machine's clock." },
  AF429: { decision: 'throttled', fix: NOTHING_TO_DO },
};

/** THE table of what to do about a reply that is no success: by the code in its body first, by its status second. */
export function decideOnFault(reply: FaultReply): FaultDecision {
  const { code, status, operation } = reply;
  if (reply.isAuditingOff) {
    return { decision: 'stop', fix: SWITCH_AUDITING_ON };
  }
  if (code === 'AF20023' && operation === 'startSubscription') {
    return { decision: 'stop', fix: `An administrator has switched it off. ${SWITCH_AUDITING_ON}` };
  }
  // Nothing but a content id can be wrong about one item: elsewhere the tenant or the cloud is (powerapps-tools#552, coe-starter-kit#6248).
  if (code === 'AF20052' && operation !== 'fetchContent') {
    return { decision: 'stop', fix: CHECK_TENANT };
  }
  const known = code === undefined ? undefined : byCode[code];
  if (known) {
    return known;
  }
  if (status === 429) {
    return { decision: 'throttled', fix: NOTHING_TO_DO };
  }
  // Consent may be fresh and the token from before it, so that one renewal is worth its while.
  if (code === 'AF10001' || (code === undefined && status === 401)) {
    return { decision: reply.isTokenRenewed ? 'stop' : 'renewToken', fix: GRANT };
  }
  if (code?.startsWith('AF5')) {
    return { decision: 'retry', fix: NOTHING_TO_DO };
  }
  if (code !== undefined) {
    // AF1xxxx is about permissions, so that no other item would fare better.
    const isOnlyThisItem = operation === 'fetchContent' && !code.startsWith('AF1');
    return { decision: isOnlyThisItem ? 'refused' : 'stop', fix: REPORT };
  }
  return byStatus(status, operation);
}

function byStatus(status: number, operation: FeedOperation): FaultDecision {
  if (status >= 300 && status < 400) {
    return {
      decision: 'retry',
      fix: 'Redirects are not followed, so that the token stays with the service: let the proxy in between pass this host unchanged.',
    };
  }
  if (status === 408 || status === 425 || status >= 500 || status < 300) {
    return { decision: 'retry', fix: NOTHING_TO_DO };
  }
  if (status === 407) {
    return {
      decision: 'stop',
      fix: 'Give the proxy its user name and password in HTTPS_PROXY, or let it pass this host.',
    };
  }
  if (operation === 'fetchContent') {
    return { decision: 'refused', fix: 'Nothing to do: it is asked for again until it expires.' };
  }
  return {
    decision: 'stop',
    fix: `${CHECK_TENANT} If a proxy or firewall answers in place of the service, let it pass this host.`,
  };
}
