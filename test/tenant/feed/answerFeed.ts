import type { Reply } from '../reply';
import { reply } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantRequest } from '../tenantRequest';
import { queryParameter } from '../tenantRequest';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';
import type { Violation } from '../violations';
import { activityError } from './activityError';
import { findContentType } from './contentTypes';
import type { FeedRoute } from './feedRoute';
import { fetchContent } from './fetchContent';
import { listContent } from './listContent';
import { listNotifications } from './listNotifications';
import { listSensitiveTypes } from './listSensitiveTypes';
import { listSubscriptions } from './listSubscriptions';
import { startSubscription } from './startSubscription';
import { stopSubscription } from './stopSubscription';
import { subscriptionFault } from './subscriptionFault';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A reply with the rules that the request broke on the way to it. */
export interface FeedAnswer {
  readonly reply: Reply;
  readonly broken: readonly Violation['kind'][];
}

/** Answers one operation of the Activity API: token, tenant, permission, publisher and quota first, then the operation. */
export function answerFeed(state: TenantState, route: FeedRoute, request: TenantRequest): FeedAnswer {
  const token = state.tokens.recognise(request.headers.authorization, serverNow(state));
  if (token === undefined || isRejected(state, token)) {
    state.faults.note('tokenRejected');
    return { reply: denied(), broken: [] };
  }
  const refusal = checkCaller(state, route, token);
  if (refusal !== undefined) return { reply: refusal, broken: [] };

  const broken: Violation['kind'][] = [];
  const publisher = queryParameter(request.url, 'PublisherIdentifier');
  if (publisher === null) broken.push('publisherMissing');
  else if (!guid.test(publisher)) {
    const message = 'Invalid parameter type: PublisherIdentifier. Expected type: guid';
    return { reply: activityError(400, 'AF20002', message), broken };
  }
  if (!state.quota.take(serverNow(state))) {
    const pool = publisher ?? '00000000-0000-0000-0000-000000000000';
    const message = `Too many requests. Method=${route.operation}, PublisherId=${pool}`;
    return {
      reply: activityError(state.faults.current.throttleStatus, 'AF429', message),
      broken: [...broken, 'overQuota'],
    };
  }
  const answer = answerOperation(state, route, request, token);
  return { reply: answer.reply, broken: [...broken, ...answer.broken] };
}

function answerOperation(
  state: TenantState,
  route: FeedRoute,
  request: TenantRequest,
  token: IssuedToken,
): FeedAnswer {
  switch (route.operation) {
    case 'listSubscriptions':
      return { reply: listSubscriptions(state, token), broken: [] };
    case 'fetchContent':
      return { reply: fetchContent(state, token, route.contentId), broken: [] };
    case 'sensitiveTypes':
      return { reply: listSensitiveTypes(request.headers['accept-language']), broken: [] };
    default:
      return answerForContentType(state, route.operation, request, token);
  }
}

function answerForContentType(
  state: TenantState,
  operation: 'startSubscription' | 'stopSubscription' | 'listContent' | 'listNotifications',
  request: TenantRequest,
  token: IssuedToken,
): FeedAnswer {
  const asked = queryParameter(request.url, 'contentType');
  if (asked === null)
    return { reply: activityError(400, 'AF20001', 'Missing parameter: contentType.'), broken: [] };
  const contentType = findContentType(asked);
  if (contentType === undefined) {
    return {
      reply: activityError(400, 'AF20020', `The specified content type ${asked} is not valid.`),
      broken: [],
    };
  }
  if (operation === 'startSubscription') {
    const started = startSubscription(state, token, contentType, request.body);
    return { reply: started.reply, broken: started.startedTooSoon ? ['startedTooSoon'] : [] };
  }
  const fault = subscriptionFault(state, token, contentType);
  if (operation === 'stopSubscription') {
    return { reply: fault ?? stopSubscription(state, token, contentType), broken: [] };
  }
  if (fault !== undefined) return { reply: fault, broken: [] };
  const listed =
    operation === 'listContent'
      ? listContent(state, token, contentType, request)
      : listNotifications(request, serverNow(state));
  return { reply: listed.reply, broken: listed.brokeWindowRule ? ['windowRule'] : [] };
}

function checkCaller(state: TenantState, route: FeedRoute, token: IssuedToken): Reply | undefined {
  if (!guid.test(route.tenantId)) {
    return activityError(
      400,
      'AF20013',
      `The tenant ID passed in the URL (${route.tenantId}) is not a valid GUID.`,
    );
  }
  const named = route.tenantId.toLowerCase();
  const isClientId = named === token.clientId.toLowerCase() && state.faults.current.clientIdInPathAccepted;
  if (named !== token.tenantId.toLowerCase() && !isClientId) {
    const message = `The tenant ID passed in the URL (${route.tenantId}) does not match the tenant ID passed in the access token (${token.tenantId}).`;
    return activityError(400, 'AF20010', message);
  }
  if (token.tenantId.toLowerCase() !== state.tenantId.toLowerCase()) {
    return activityError(
      400,
      'AF20011',
      `Specified tenant ID (${route.tenantId}) does not exist in the system or has been deleted.`,
    );
  }
  if (state.faults.current.tenantWithoutLicence) {
    return activityError(
      400,
      'AF20012',
      `Specified tenant ID (${route.tenantId}) is incorrectly configured in the system.`,
    );
  }
  const audienceFits = token.audience === state.url || token.audience === 'https://manage.office.com';
  // A token for another cloud's host shows an empty permission set, not a clear message (coe-starter-kit#8664).
  const roles = audienceFits && !state.faults.current.rolesMissing ? token.roles : [];
  if (roles.includes('ActivityFeed.Read')) return undefined;
  const message = `The permission set (${roles.join(' ')}) sent in the request does not include the expected permission.`;
  return activityError(401, 'AF10001', message);
}

/** A token can stop being good before its time: rights withdrawn, keys rolled. */
function isRejected(state: TenantState, token: IssuedToken): boolean {
  token.uses += 1;
  return token.uses > (state.faults.current.tokenRejectedAfterRequests ?? Infinity);
}

/** 401 without an AF code (powerapps-tools#300). */
function denied(): Reply {
  return reply(
    401,
    { Message: 'Authorization has been denied for this request.' },
    { 'WWW-Authenticate': 'Bearer' },
  );
}
