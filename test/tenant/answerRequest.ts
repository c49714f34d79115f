import type { Controlled } from './control/answerControl';
import { answerControl } from './control/answerControl';
import { failureReply } from './faults/failureReply';
import type { FailureKind } from './faults/faultSettings';
import { answerFeed } from './feed/answerFeed';
import { feedRoute } from './feed/feedRoute';
import type { Reply } from './reply';
import { reply } from './reply';
import { answerSignIn } from './signIn/answerSignIn';
import { signInRoute } from './signIn/signInRoute';
import type { TenantRequest } from './tenantRequest';
import type { TenantState } from './tenantState';
import { serverNow } from './tenantState';
import type { Violation } from './violations';

export interface Answer {
  readonly reply: Reply;
  /** How the delivery itself is to fail, for faults that no status tells. */
  readonly failure: FailureKind | undefined;
}

/** Finds the operation, counts it, lets it fail where a fault says so, and answers it. */
export function answerRequest(controlled: Controlled, state: TenantState, request: TenantRequest): Answer {
  const path = request.url.pathname;
  if (path.startsWith('/_tenant/')) return { reply: answerControl(controlled, request), failure: undefined };
  const signIn = signInRoute(request.method, path);
  const feed = signIn === undefined ? feedRoute(request.method, path) : undefined;
  const operation = signIn?.operation ?? feed?.operation ?? 'unknown';
  state.requests[operation] = (state.requests[operation] ?? 0) + 1;
  const note = (kind: Violation['kind']): void => {
    state.violations.push({ kind, operation, path, at: serverNow(state).toISOString() });
  };

  if (
    request.headers.authorization !== undefined &&
    feed?.tenantId.toLowerCase() !== state.tenantId.toLowerCase()
  ) {
    note('tokenSentElsewhere');
  }
  const failure = state.faults.drawFailure(operation);
  const failed =
    failure &&
    failureReply(failure, { settings: state.faults.current, now: serverNow(state), random: state.random });
  if (failed) return { reply: failed, failure: undefined };

  if (signIn !== undefined) return { reply: answerSignIn(state, signIn, request), failure };
  if (feed === undefined) return { reply: nothingHere(request.url), failure };
  const answer = answerFeed(state, feed, request);
  for (const kind of answer.broken) note(kind);
  return { reply: answer.reply, failure };
}

/** What the service says to a path it does not know (coe-starter-kit#8664). */
function nothingHere(url: URL): Reply {
  return reply(404, {
    Message: `No HTTP resource was found that matches the request URI '${url.origin}${url.pathname}'.`,
  });
}
