import type { Reply } from '../reply';
import { reply } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantState } from '../tenantState';

/** GET subscriptions/list: `[{contentType, status, webhook}]`, disabled ones included. */
export function listSubscriptions(state: TenantState, token: IssuedToken): Reply {
  const { subscriptionDisabled, subscriptionWithoutStatus } = state.faults.current;
  const entries = state.subscriptions.list(token.clientId).map(({ contentType, status }) => ({
    contentType,
    ...(subscriptionWithoutStatus
      ? {}
      : { status: subscriptionDisabled.includes(contentType) ? 'disabled' : status }),
    webhook: null,
  }));
  return reply(200, entries);
}
