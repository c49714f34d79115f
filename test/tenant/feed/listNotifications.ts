import type { Reply } from '../reply';
import { reply } from '../reply';
import type { TenantRequest } from '../tenantRequest';
import { queryParameter } from '../tenantRequest';
import { activityError } from './activityError';
import { readListingWindow } from './listingWindow';

/** GET subscriptions/notifications: empty, as nobody has a webhook here; the window rules hold all the same. */
export function listNotifications(
  request: TenantRequest,
  now: Date,
): { reply: Reply; brokeWindowRule: boolean } {
  const answer = readListingWindow(
    queryParameter(request.url, 'startTime'),
    queryParameter(request.url, 'endTime'),
    now,
  );
  if (answer.ok && !answer.isTooWide) return { reply: reply(200, []), brokeWindowRule: false };
  const [code, message] = answer.ok
    ? ['AF20030', 'Start time and end time must be less than or equal to 24 hours apart']
    : [answer.code, answer.message];
  return { reply: activityError(400, code, message), brokeWindowRule: true };
}
