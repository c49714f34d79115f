import { ActivityApiFault } from './activityApiFault';
import { decideOnFault } from './decideOnFault';
import { errorReply } from './errorReply';
import type { FeedOperation } from './feedOperation';
import { retryAfterMs } from './retryAfterMs';

export interface ReplyContext {
  request: { operation: FeedOperation; what: string };
  isTokenRenewed: boolean;
  /** The service's time, to read Retry-After by. */
  now: Date;
}

/**
 * The fault that a reply means which is no success.
 * @param reply its status, its body as text and its Retry-After header
 */
export function faultOfReply(
  { status, text, retryAfter }: { status: number; text: string; retryAfter?: string | undefined },
  { request: { operation, what }, isTokenRenewed, now }: ReplyContext,
): ActivityApiFault {
  const reply = errorReply(text);
  const { decision, fix } = decideOnFault({ ...reply, operation, status, isTokenRenewed });
  const answer = reply.code === undefined ? `HTTP ${status}` : `HTTP ${status} ${reply.code}`;
  // The service's own words ("Tenant ... does not exist", with a stack trace) lead astray.
  const message = reply.message ? `: ${reply.message}` : '';
  const problem = reply.isAuditingOff
    ? 'unified auditing is switched off in this tenant'
    : `the service answered ${answer}${message}`;
  return new ActivityApiFault(/[.!?]$/.test(problem) ? `${what}: ${problem}` : `${what}: ${problem}.`, {
    decision,
    code: reply.code ?? (reply.isAuditingOff ? 'auditing-off' : `http-${status}`),
    fix,
    status,
    retryAfterMs: retryAfterMs(retryAfter, now),
  });
}
