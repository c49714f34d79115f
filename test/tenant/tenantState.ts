import type { Clock } from '../../shared/time/clock';
import type { ContentStore } from './content/contentStore';
import type { Truth } from './content/truth';
import type { FaultSwitchboard } from './faults/faultSwitchboard';
import type { SubscriptionBook } from './feed/subscriptionBook';
import type { Random } from './random';
import type { RequestQuota } from './requestQuota';
import type { AccessTokenStore } from './signIn/accessTokenStore';
import type { Application } from './signIn/application';
import type { Violation } from './violations';

/** Everything the running tenant knows; routes read and change it. */
export interface TenantState {
  readonly tenantId: string;
  /** The tenant's onmicrosoft domain, which the sign-in endpoint takes in place of its id. */
  readonly domain: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly applications: Map<string, Application>;
  readonly tokens: AccessTokenStore;
  readonly tokenLifetimeS: number;
  readonly subscriptions: SubscriptionBook;
  readonly contents: ContentStore;
  readonly truth: Truth;
  readonly faults: FaultSwitchboard;
  readonly quota: RequestQuota;
  readonly pageSize: number;
  readonly latencyMs: number;
  readonly requests: Record<string, number>;
  readonly violations: Violation[];
  /** Known once the servers listen. */
  url: string;
  strangerUrl: string;
}

/** The time as the service's own clock shows it. */
export function serverNow(state: TenantState): Date {
  return new Date(state.clock.now().getTime() + state.faults.current.serverClockSkewMs);
}
