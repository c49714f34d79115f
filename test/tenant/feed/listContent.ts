import type { Content, ContentPosition } from '../content/contentStore';
import type { Reply } from '../reply';
import { reply } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantRequest } from '../tenantRequest';
import { queryParameter } from '../tenantRequest';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';
import { activityError } from './activityError';
import type { ListingWindow } from './listingWindow';
import { readListingWindow, serviceTime } from './listingWindow';
import { readPageToken, writePageToken } from './pageToken';

/**
 * GET subscriptions/content: one page of the content whose contentCreated lies in the window, and the address of the
 * next page in the header NextPageUri (reference, "List available content" and "Pagination").
 */
export function listContent(
  state: TenantState,
  token: IssuedToken,
  contentType: string,
  request: TenantRequest,
): { reply: Reply; brokeWindowRule: boolean } {
  const now = serverNow(state);
  const faults = state.faults.current;
  const answer = readListingWindow(
    queryParameter(request.url, 'startTime'),
    queryParameter(request.url, 'endTime'),
    now,
  );
  if (!answer.ok) {
    return { reply: activityError(400, answer.code, answer.message), brokeWindowRule: true };
  }
  if (answer.isTooWide && !faults.wideWindowAnsweredPartially) {
    const refusal = activityError(
      400,
      'AF20030',
      'Start time and end time must be less than or equal to 24 hours apart',
    );
    return { reply: refusal, brokeWindowRule: true };
  }

  const { window } = answer;
  const pageToken = queryParameter(request.url, 'nextPage');
  if (pageToken !== null && state.faults.drawPageTokenRejection()) return invalidPage();
  const from =
    pageToken === null
      ? { createdMs: window.startMs, sequence: -1 }
      : readPageToken(pageToken, window.startMs);
  if (from === undefined) return invalidPage();

  if (faults.emptyPageWithNext && pageToken === null) {
    return { reply: page(state, contentType, window, [], from), brokeWindowRule: false };
  }
  const { items, next } = takePage(state, token, contentType, window, from);
  // A page that names itself as its successor: the client that follows blindly never comes back.
  const following = faults.nextPageLoop ? from : next;
  return {
    reply: page(state, contentType, window, items, answer.isTooWide ? undefined : following),
    brokeWindowRule: answer.isTooWide,
  };
}

function takePage(
  state: TenantState,
  token: IssuedToken,
  contentType: string,
  window: ListingWindow,
  from: ContentPosition,
): { items: readonly Content[]; next: ContentPosition | undefined } {
  const { contentFromBeforeSubscription, listingOmitsNewestMs } = state.faults.current;
  const visibleUntilMs = serverNow(state).getTime() - listingOmitsNewestMs + 1;
  const items: Content[] = [];
  for (const content of state.contents.between(from, Math.min(window.endMs, visibleUntilMs))) {
    const { contentType: type, contentCreated } = content;
    if (type !== contentType) continue;
    if (
      !state.subscriptions.isAvailable(token.clientId, type, contentCreated, contentFromBeforeSubscription)
    ) {
      continue;
    }
    const last = items.at(-1);
    if (items.length === state.pageSize && last !== undefined) {
      return { items, next: { createdMs: last.contentCreated.getTime(), sequence: last.sequence } };
    }
    items.push(content);
  }
  return { items, next: undefined };
}

function page(
  state: TenantState,
  contentType: string,
  window: ListingWindow,
  items: readonly Content[],
  next: ContentPosition | undefined,
): Reply {
  const entries = items.map((content) => listingEntry(state, content));
  if (next === undefined) return reply(200, entries);
  const { nextPageUriHost, nextPageUriHeaderName, nextPageUriLosesPublisher } = state.faults.current;
  const host = nextPageUriHost === 'own' ? state.url : state.strangerUrl;
  const publisher = nextPageUriLosesPublisher ? '' : `&publisheridentifier=${state.tenantId}`;
  const query = `contenttype=${contentType}&endtime=${serviceTime(window.endMs)}&starttime=${serviceTime(window.startMs)}&nextpage=${writePageToken(next, window.startMs)}${publisher}`;
  return reply(200, entries, {
    [nextPageUriHeaderName]: `${host}/api/v1.0/${state.tenantId}/activity/feed/subscriptions/content?${query}`,
    // The header that was once cut out together with the one before it (wazuh#30921).
    'X-AspNet-Version': '4.0.30319',
  });
}

/** One entry of a listing; where it points is a matter of faults (elastic/integrations, case sdh-beats#7627). */
export function listingEntry(state: TenantState, content: Content): Record<string, string> {
  const { contentUriHost, contentUriPathCase, contentTypeSpelledOtherwise } = state.faults.current;
  const roots = {
    own: `${state.url}/api/v1.0/${state.tenantId}`,
    'http-localhost': 'http://localhost/00000000-0000-0000-0000-000000000001',
    stranger: `${state.strangerUrl}/api/v1.0/${state.tenantId}`,
  };
  const { contentId, contentType, contentCreated, contentExpiration } = content;
  return {
    contentUri: `${roots[contentUriHost]}/activity/feed/${contentUriPathCase}/${contentId}`,
    contentId,
    contentType: contentTypeSpelledOtherwise ? contentType.toLowerCase() : contentType,
    contentCreated: contentCreated.toISOString(),
    contentExpiration: contentExpiration.toISOString(),
  };
}

function invalidPage(): { reply: Reply; brokeWindowRule: boolean } {
  return { reply: activityError(400, 'AF20031', 'Invalid nextPage Input.'), brokeWindowRule: false };
}
