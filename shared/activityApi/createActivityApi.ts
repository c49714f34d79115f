import type { HttpClient } from '@azure/core-rest-pipeline';
import { z } from 'zod';
import type { ActivityApiSettings } from '../settings/settings';
import type { AccessTokens } from '../signIn/accessTokens';
import type { Clock } from '../time/clock';
import type { ActivityApi } from './activityApi';
import { ActivityApiFault } from './activityApiFault';
import { createFeedClient } from './feedClient';
import { createFeedTransport } from './feedTransport';
import { contentUrl, feedRoot, feedUrl } from './feedUrl';
import { listPages } from './listPages';
import { readJson } from './readJson';
import { createRequestBudget, type RequestBudget } from './requestBudget';
import { REQUESTS_PER_MINUTE } from './requestsPerMinute';
import { serviceNow } from './serviceNow';
import { subscription } from './subscription';

export interface ActivityApiDependencies {
  settings: Pick<ActivityApiSettings, 'host'> & { tenantId: string; publisherId: string };
  tokens: AccessTokens;
  clock: Clock;
  /** From 0 up to 1, as Math.random. */
  random: () => number;
  /** Default: the Azure SDK's own. */
  httpClient?: HttpClient;
  /** Default: {@link REQUESTS_PER_MINUTE}. */
  requestsPerMinute?: number;
  /** How many may go at once after a quiet time. Default: a minute's. */
  burstRequests?: number;
  /** Kept with others that ask for the same tenant. Default: one of this process alone. */
  budget?: RequestBudget;
  maxAttempts?: number;
  requestTimeoutMs?: number;
  stallTimeoutMs?: number;
}

/** The Activity API of one tenant for one poll. Opens no connection before the first call. */
export function createActivityApi({
  settings: feed,
  tokens,
  clock,
  random,
  httpClient,
  requestsPerMinute = REQUESTS_PER_MINUTE,
  burstRequests,
  budget = createRequestBudget(clock, requestsPerMinute, { burstRequests }),
  maxAttempts = 5,
  requestTimeoutMs = 60_000,
  stallTimeoutMs = 60_000,
}: ActivityApiDependencies): ActivityApi {
  const client = createFeedClient({
    transport: createFeedTransport(feedRoot(feed), { httpClient, requestTimeoutMs, stallTimeoutMs }),
    tokens,
    budget,
    clock,
    random,
    maxAttempts,
  });

  return {
    listSubscriptions({ abortSignal } = {}) {
      const request = {
        operation: 'listSubscriptions',
        what: 'Listing subscriptions',
        method: 'GET',
        url: feedUrl(feed, 'subscriptions/list'),
        abortSignal,
      } as const;
      return client.send(request, (reply) => readJson(z.array(subscription), reply, request));
    },

    async startSubscription(contentType, { abortSignal } = {}) {
      const request = {
        operation: 'startSubscription',
        what: `Starting ${contentType}`,
        method: 'POST',
        url: feedUrl(feed, 'subscriptions/start', { contentType }),
        maxAttempts: 1,
        abortSignal,
      } as const;
      try {
        await client.send(request, async (reply) => reply.discard());
        return 'started';
      } catch (error) {
        if (error instanceof ActivityApiFault && error.decision === 'alreadyEnabled') {
          return 'alreadyEnabled';
        }
        throw error;
      }
    },

    listContent(contentType, window, options) {
      const now = () => serviceNow(clock.now(), client.clockSkewMs);
      return listPages(client, feed, { contentType, window, now }, options);
    },

    async fetchContent({ contentId }, { abortSignal, sendSignal } = {}) {
      const request = {
        operation: 'fetchContent',
        what: `Fetching content ${contentId.slice(0, 200)}`,
        method: 'GET',
        url: contentUrl(feed, contentId),
        abortSignal,
        sendSignal,
      } as const;
      return client.send(request, async ({ chunks }) => ({ chunks }));
    },

    get requestCount() {
      return client.requestCount;
    },
    get clockSkewMs() {
      return client.clockSkewMs;
    },
  };
}
