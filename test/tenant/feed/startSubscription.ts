import type { Reply } from '../reply';
import { reply } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';
import { activityError } from './activityError';
import { disabledByAdministrator } from './disabledByAdministrator';

/**
 * POST subscriptions/start.
 * The error for a second start within 15 minutes is not documented; it is answered as throttling.
 */
export function startSubscription(
  state: TenantState,
  token: IssuedToken,
  contentType: string,
  body: string,
): { reply: Reply; startedTooSoon: boolean } {
  const { subscriptionDisabled, auditingOff } = state.faults.current;
  if (auditingOff) return { reply: auditingIsOff(state, token, contentType), startedTooSoon: false };
  if (body.trim() !== '') {
    const refusal = activityError(400, 'AF20021', 'The webhook endpoint could not be validated.');
    return { reply: refusal, startedTooSoon: false };
  }
  if (subscriptionDisabled.includes(contentType)) {
    return { reply: disabledByAdministrator(), startedTooSoon: false };
  }
  const { outcome, startedTooSoon } = state.subscriptions.start(
    token.clientId,
    contentType,
    serverNow(state),
  );
  const answers = {
    started: reply(200, { contentType, status: 'enabled', webhook: null }),
    alreadyEnabled: activityError(400, 'AF20024', 'The subscription is already enabled. No property change.'),
    tooSoon: activityError(403, 'AF429', 'Too many requests. Method=StartSubscription'),
  };
  return { reply: answers[outcome], startedTooSoon };
}

/** Code and message cut in the wrong place, as the service does it (office-365-management-api#89, o365beat#5). */
function auditingIsOff(state: TenantState, token: IssuedToken, contentType: string): Reply {
  const ids = `TenantId=${state.tenantId},ContentType=${contentType},ApplicationId=${token.clientId},PublisherId=${state.tenantId}`;
  return activityError(
    400,
    `StartSubscription [CorrId=${state.random.guid()}][${ids}][AppId`,
    `${token.clientId}] failed. Exception: Microsoft.Office.Compliance.Audit.DataServiceException: Tenant ${state.tenantId} does not exist.\r\n   at Microsoft.Office.Compliance.Audit.Api.SubscriptionManager.Start()`,
  );
}
