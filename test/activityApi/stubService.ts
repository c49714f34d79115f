import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import type { ActivityApi } from '../../shared/activityApi/activityApi';
import { createActivityApi } from '../../shared/activityApi/createActivityApi';
import type { AccessTokens } from '../../shared/signIn/accessTokens';
import { createFakeClock, type FakeClock } from './fakeClock';

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const PUBLISHER = 'bbbbbbbb-2222-4333-8444-555555555555';
export const ROOT = `https://manage.office.com/api/v1.0/${TENANT}/activity/feed`;

/** A reply as a test writes it down: the body as text or as a value for JSON; an Error is what the line throws. */
export type StubReply = { status?: number; headers?: Record<string, string>; body?: unknown } | Error;

export interface StubService {
  api: ActivityApi;
  clock: FakeClock;
  /** What was sent, in order. */
  sent: readonly PipelineRequest[];
  urls(): readonly string[];
  authorizations(): readonly (string | undefined)[];
}

/** The client over a transport that gives the replies one after the other, the last one for ever. */
export function createStubService(replies: readonly StubReply[]): StubService {
  const sent: PipelineRequest[] = [];
  const httpClient: HttpClient = {
    async sendRequest(request) {
      const reply = replies[Math.min(sent.length, replies.length - 1)];
      sent.push(request);
      if (reply === undefined || reply instanceof Error) {
        throw reply ?? new Error('No reply was written down.');
      }
      const { status = 200, headers = {}, body = [] } = reply;
      const bodyAsText = typeof body === 'string' ? body : JSON.stringify(body);
      return { request, status, headers: createHttpHeaders(headers), bodyAsText };
    },
  };
  let token = 'first';
  const tokens: AccessTokens = {
    get: async () => token,
    async renew() {
      token = 'second';
      return token;
    },
  };
  const clock = createFakeClock();
  const settings = { host: 'https://manage.office.com', tenantId: TENANT, publisherId: PUBLISHER };
  return {
    api: createActivityApi({ settings, tokens, clock, random: () => 0.5, httpClient }),
    clock,
    sent,
    urls: () => sent.map(({ url }) => url),
    authorizations: () => sent.map(({ headers }) => headers.get('authorization')),
  };
}

/** An error body as the service writes it. */
export function feedError(code: string, message = ''): { error: { code: string; message: string } } {
  return { error: { code, message } };
}
