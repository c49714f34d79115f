import { arraySizeBytes, blobBody } from '../content/blobBody';
import type { Content } from '../content/contentStore';
import { recordBytes } from '../content/publishedRecord';
import type { Reply, ReplyBody } from '../reply';
import type { IssuedToken } from '../signIn/accessTokenStore';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';
import { activityError } from './activityError';
import { subscriptionFault } from './subscriptionFault';

/**
 * GET audit/{contentId}: the blob, as often as it is asked for until its contentExpiration
 * (reference, "Retrieve content"; AF20050 unknown, AF20051 expired, AF20052 no content id at all).
 */
export function fetchContent(state: TenantState, token: IssuedToken, contentId: string): Reply {
  const now = serverNow(state);
  const { rejectedContent, redirectBlobs, contentFromBeforeSubscription } = state.faults.current;
  if (rejectedContent?.contentIds.includes(contentId)) {
    state.faults.note('contentRejected');
    return rejection(rejectedContent.answer, contentId);
  }
  if (!contentId.includes('$')) return rejection('AF20052', contentId);
  const content = state.contents.find(contentId);
  if (content === undefined || content.contentCreated > now) return rejection('AF20050', contentId);
  const { contentType, contentCreated, contentExpiration } = content;
  const fault = subscriptionFault(state, token, contentType);
  if (fault !== undefined) return fault;
  if (
    !state.subscriptions.isAvailable(
      token.clientId,
      contentType,
      contentCreated,
      contentFromBeforeSubscription,
    )
  ) {
    return rejection('AF20050', contentId);
  }
  if (contentExpiration <= now) return rejection('AF20051', contentId);
  if (redirectBlobs) return redirection(`${state.strangerUrl}/moved/${contentId}`);
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: withBom(servedBody(state, content, now), state.faults.current.bodyWithBom),
  };
}

/** A blob that is still being written gives only the first half of its records (elastic/beats#34304). */
function servedBody(state: TenantState, content: Content, now: Date): ReplyBody {
  const ageMs = now.getTime() - content.contentCreated.getTime();
  const { records, body } = content;
  if (records === undefined || ageMs >= state.faults.current.partialBlobYoungerThanMs) return body;
  state.faults.note('partialBlob');
  const all = [...records()];
  const half = all.slice(0, Math.ceil(all.length / 2));
  const bytes = half.reduce((sum, record) => sum + recordBytes(record).byteLength, 0);
  return blobBody(() => half, arraySizeBytes(bytes, half.length));
}

function withBom(body: ReplyBody, hasBom: boolean): ReplyBody {
  if (!hasBom) return body;
  return {
    sizeBytes: body.sizeBytes + 3,
    *chunks() {
      yield Buffer.from([0xef, 0xbb, 0xbf]);
      yield* body.chunks();
    },
  };
}

function rejection(code: string, contentId: string): Reply {
  const replies: Record<string, () => Reply> = {
    AF20050: () => activityError(404, 'AF20050', `The specified content (${contentId}) does not exist.`),
    AF20051: () =>
      activityError(
        400,
        'AF20051',
        `Content requested with the key ${contentId} has already expired. Content older than 7 days cannot be retrieved.`,
      ),
    AF20052: () => activityError(400, 'AF20052', `Content ID ${contentId} in the URL is invalid.`),
    AF50000: () => activityError(500, 'AF50000', 'An internal error occurred. Retry the request.'),
  };
  return replies[code]?.() ?? { status: 403, headers: {}, body: { sizeBytes: 0, chunks: () => [] } };
}

function redirection(location: string): Reply {
  return { status: 302, headers: { Location: location }, body: { sizeBytes: 0, chunks: () => [] } };
}
