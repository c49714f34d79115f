import type { Reply } from '../reply';
import { reply } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';

/** POST subscriptions/stop: an empty 200. */
export function stopSubscription(state: TenantState, token: IssuedToken, contentType: string): Reply {
  state.subscriptions.stop(token.clientId, contentType, serverNow(state));
  return reply(200, new Uint8Array());
}
