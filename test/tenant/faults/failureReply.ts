import { activityError } from '../feed/activityError';
import type { Random } from '../random';
import type { Reply } from '../reply';
import { reply } from '../reply';
import type { FailureKind, FaultSettings } from './faultSettings';

/**
 * The reply of a request that fails with a status, or undefined for failures that happen on the wire.
 * @param now the server's time, for a Retry-After given as a date
 */
export function failureReply(
  kind: FailureKind,
  { settings, now, random }: { settings: FaultSettings; now: Date; random: Random },
): Reply | undefined {
  const headers = retryAfter(settings, now);
  const html = Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>');
  switch (kind) {
    case '429':
      return activityError(429, 'AF429', 'Too many requests. Method=GetBlob', headers);
    case '403-AF429':
      return singleQuotedThrottling(random, headers);
    case '401':
      return reply(
        401,
        { Message: 'Authorization has been denied for this request.' },
        { 'WWW-Authenticate': 'Bearer' },
      );
    case '408':
      return reply(408, new Uint8Array(), headers);
    case '500':
      return reply(500, { Message: 'An error has occurred.' }, headers);
    case '503':
      return reply(503, new Uint8Array(), headers);
    case 'AF50000':
      return activityError(
        500,
        'AF50000',
        'Please retry the request again in an hour. We have been notified and would be resolved soon.',
        headers,
      );
    case 'html-502':
      return {
        status: 502,
        headers: { 'Content-Type': 'text/html' },
        body: { sizeBytes: html.byteLength, chunks: () => [html] },
      };
    default:
      return undefined;
  }
}

/** Half of the time the pseudo-JSON with single quotes that Microsoft's own example of AF429 has. */
function singleQuotedThrottling(random: Random, headers: Readonly<Record<string, string>>): Reply {
  const message = 'Too many requests. Method=GetBlob, PublisherId=00000000-0000-0000-0000-000000000000';
  if (random.chance(0.5)) return activityError(403, 'AF429', message, headers);
  return reply(403, Buffer.from(`{'error':{'code':'AF429','message':'${message}'}}`), headers);
}

function retryAfter({ requestsFail }: FaultSettings, now: Date): Record<string, string> {
  if (requestsFail === undefined || requestsFail.retryAfter === 'none') return {};
  const { retryAfter: form, retryAfterS } = requestsFail;
  const date = new Date(now.getTime() + retryAfterS * 1000).toUTCString();
  return { 'Retry-After': form === 'seconds' ? String(retryAfterS) : date };
}
