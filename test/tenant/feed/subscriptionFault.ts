import type { Reply } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantState } from '../tenantState';
import { activityError } from './activityError';
import { disabledByAdministrator } from './disabledByAdministrator';

/** @returns why content of this type cannot be listed or read now, or undefined where it can */
export function subscriptionFault(
  state: TenantState,
  token: IssuedToken,
  contentType: string,
): Reply | undefined {
  const status = state.subscriptions.status(token.clientId, contentType);
  const { subscriptionDisabled, auditingOff } = state.faults.current;
  if (status === 'disabled' || auditingOff || subscriptionDisabled.includes(contentType)) {
    return disabledByAdministrator();
  }
  if (status === 'enabled') return undefined;
  return activityError(400, 'AF20022', 'No subscription found for the specified content type');
}
