import type { AccessTokens } from '../signIn/accessTokens';
import type { Clock } from '../time/clock';
import { ActivityApiFault } from './activityApiFault';
import { faultOfReply } from './faultOfReply';
import type { FeedOperation } from './feedOperation';
import type { FeedReply, FeedTransport } from './feedTransport';
import { receivedText } from './receivedText';
import type { RequestBudget } from './requestBudget';
import { retryPauseMs } from './retryPauseMs';

export interface FeedRequest {
  operation: FeedOperation;
  /** What is done, for fault texts: "Listing Audit.Exchange". */
  what: string;
  method: 'GET' | 'POST';
  url: string;
  /** Fewer attempts than usual, for what must not be repeated. */
  maxAttempts?: number;
  abortSignal?: AbortSignal | undefined;
  /** Ends the waiting for the budget. Default: as `abortSignal`. */
  sendSignal?: AbortSignal | undefined;
}

export interface FeedClientOptions {
  transport: FeedTransport;
  tokens: AccessTokens;
  budget: RequestBudget;
  clock: Clock;
  /** From 0 up to 1, as Math.random. */
  random: () => number;
  /** How often one request is sent at most, as long as the fault may pass. */
  maxAttempts: number;
}

/** Sends requests to the feed within the budget, and repeats what may pass. */
export interface FeedClient {
  /**
   * @param read takes what is wanted from a successful reply; a fault in there is repeated like one of the request
   * @throws ActivityApiFault, OperatorFault of the sign-in, the abort signal's reason
   */
  send<T>(request: FeedRequest, read: (reply: FeedReply) => Promise<T>): Promise<T>;
  readonly requestCount: number;
  readonly clockSkewMs: number | undefined;
}

const LONGEST_ERROR_BYTES = 64 * 1024;

/** A request goes out again after a pause where its fault may pass, and once with a new token where that was refused. */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  const { transport, tokens, budget, clock, random } = options;
  let requestCount = 0;
  let clockSkewMs: number | undefined;

  async function sendOnce<T>(
    request: FeedRequest,
    { token, isTokenRenewed }: { token: string; isTokenRenewed: boolean },
    read: (reply: FeedReply) => Promise<T>,
  ): Promise<T> {
    requestCount += 1;
    const reply = await transport(request, token);
    const nowMs = clock.now().getTime();
    const serviceMs = Date.parse(reply.header('date') ?? '');
    clockSkewMs = Number.isNaN(serviceMs) ? clockSkewMs : serviceMs - nowMs;
    if (reply.status < 200 || reply.status > 299) {
      const text = await receivedText(reply.chunks, LONGEST_ERROR_BYTES);
      const now = new Date(nowMs + (clockSkewMs ?? 0));
      const retryAfter = reply.header('retry-after');
      throw faultOfReply({ status: reply.status, text, retryAfter }, { request, isTokenRenewed, now });
    }
    return read(reply);
  }

  /** Does what must come before the next attempt, or throws the fault where there is none. */
  async function beforeNextAttempt(
    fault: ActivityApiFault,
    { attempt, request }: { attempt: number; request: FeedRequest },
  ): Promise<void> {
    const { abortSignal, maxAttempts = options.maxAttempts } = request;
    const pauseMs = retryPauseMs(attempt, { retryAfterMs: fault.retryAfterMs, random });
    const mayPass = fault.decision === 'retry' || fault.decision === 'throttled';
    if (!mayPass || attempt >= maxAttempts || pauseMs === undefined) {
      throw fault;
    }
    if (fault.decision === 'throttled') {
      budget.hold(pauseMs);
    }
    await clock.sleep(pauseMs, { abortSignal });
  }

  return {
    async send(request, read) {
      const { abortSignal, sendSignal = abortSignal } = request;
      let isTokenRenewed = false;
      for (let attempt = 1; ; ) {
        await budget.take({ abortSignal: sendSignal });
        const token = await tokens.get({ abortSignal });
        try {
          return await sendOnce(request, { token, isTokenRenewed }, read);
        } catch (error) {
          if (!(error instanceof ActivityApiFault)) {
            throw error;
          }
          if (error.decision === 'renewToken') {
            await tokens.renew(token, { abortSignal });
            isTokenRenewed = true;
          } else {
            await beforeNextAttempt(error, { attempt, request });
            attempt += 1;
          }
        }
      }
    },
    get requestCount() {
      return requestCount;
    },
    get clockSkewMs() {
      return clockSkewMs;
    },
  };
}
