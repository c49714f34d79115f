import type { ActivityApi } from '../activityApi/activityApi';
import type { Coverage } from '../ledger/coverage';
import type { Clock } from '../time/clock';
import type { AuditingSigns } from './auditingCheck';
import type { FeedSettings } from './doctorSettings';
import { type Bounds, examine } from './examine';
import type { Finding } from './finding';
import { listingFinding } from './listingFinding';
import { subscriptionCheck, subscriptionStatus } from './subscriptionCheck';

/**
 * The subscriptions of the content types that are to be kept, and one listing of each that is there.
 * @returns as result what this says about auditing; undefined where the list of subscriptions could not be had
 */
export async function contentTypeFindings(
  { contentTypes, activityApi: { host } }: Pick<FeedSettings, 'contentTypes' | 'activityApi'>,
  {
    api,
    clock,
    bounds,
    coverage,
  }: {
    api: ActivityApi;
    clock: Clock;
    bounds: Bounds;
    coverage: Promise<ReadonlyMap<string, Coverage> | undefined>;
  },
): Promise<Finding<readonly AuditingSigns[]>> {
  const subscriptions = await examine(
    { name: 'subscriptions', asked: host },
    async (options) => ({ checks: [], result: await api.listSubscriptions(options) }),
    bounds,
  );
  const { result: list } = subscriptions;
  if (!list) return { checks: subscriptions.checks };
  const findings = await Promise.all(
    contentTypes.map(async (contentType) => {
      const status = subscriptionStatus(contentType, list);
      // Without a subscription the service has nothing to list, and says so with an error.
      const listing =
        status === 'enabled' || status === 'unknown'
          ? await examine(
              { name: `listing ${contentType}`, asked: host },
              (options) => listingFinding(contentType, { api, clock }, options),
              bounds,
            )
          : { checks: [] };
      // Only now: tables out of reach must not hold up the listing.
      const known = (await coverage)?.get(contentType);
      const subscription = subscriptionCheck(contentType, status, known);
      const sign = { contentType, status, listed: listing.result, coverage: known };
      return { checks: [subscription, ...listing.checks], sign };
    }),
  );
  return { checks: findings.flatMap(({ checks }) => checks), result: findings.map(({ sign }) => sign) };
}
