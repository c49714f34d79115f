import type { Subscription } from '../activityApi/subscription';
import type { Coverage } from '../ledger/coverage';
import type { Check } from './check';

/** How a content type's subscription stands; `unknown`: listed without a status, as in Microsoft's own sample. */
export type SubscriptionStatus = 'enabled' | 'unknown' | 'disabled' | 'missing';

/** @returns how the list of subscriptions says that one content type stands; letter case differs at times */
export function subscriptionStatus(
  contentType: string,
  subscriptions: readonly Subscription[],
): SubscriptionStatus {
  const own = subscriptions.find((each) => each.contentType.toLowerCase() === contentType.toLowerCase());
  if (!own) return 'missing';
  if (own.status === undefined) return 'unknown';
  return own.status.toLowerCase() === 'enabled' ? 'enabled' : 'disabled';
}

/**
 * Whether Microsoft collects a content type for this application. Nothing is started here: that is the poll's work.
 * @param coverage what the tables know of the content type; undefined where they cannot be read
 */
export function subscriptionCheck(
  contentType: string,
  status: SubscriptionStatus,
  coverage: Pick<Coverage, 'lastPollAt' | 'startRequestedAt'> | undefined,
): Check {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: `subscription ${contentType}`,
    ok,
    detail,
    fix,
  });
  switch (status) {
    case 'enabled':
      return check(true, 'Enabled.');
    case 'unknown':
      return check(true, 'There, listed without a status.');
    case 'disabled':
      return check(
        false,
        'Switched off: what becomes available now cannot be fetched later.',
        'The next poll starts it again (now: npm run --silent audit -- poll). If it stays off, see auditing below.',
      );
    case 'missing':
      return coverage?.lastPollAt
        ? check(
            false,
            'Gone, though it has been polled: what becomes available now cannot be fetched later.',
            'The next poll starts it again (now: npm run --silent audit -- poll). Each application has its own: check that AZURE_CLIENT_ID is the one of before.',
          )
        : check(
            null,
            'Not started yet.',
            'Nothing to do: the first poll starts it. The first content may take up to 12 hours.',
          );
  }
}
