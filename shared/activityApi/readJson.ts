import type { z } from 'zod';
import { ActivityApiFault } from './activityApiFault';
import { errorReply } from './errorReply';
import { faultOfReply } from './faultOfReply';
import type { FeedRequest } from './feedClient';
import type { FeedReply } from './feedTransport';
import { receivedText } from './receivedText';

const LONGEST_REPLY_BYTES = 64 * 1024 * 1024;

/**
 * Reads a successful reply as JSON. One bad entry makes the whole reply a fault to be tried again: it is never dropped
 * silently. An error under a successful status counts as the error. The fault says where the reply differs, never
 * what stands there.
 */
export async function readJson<Schema extends z.ZodType>(
  schema: Schema,
  reply: FeedReply,
  request: Pick<FeedRequest, 'operation' | 'what'>,
): Promise<z.infer<Schema>> {
  const text = await receivedText(reply.chunks, LONGEST_REPLY_BYTES);
  const parsed = schema.safeParse(jsonOf(text));
  if (parsed.success) {
    return parsed.data;
  }
  if (errorReply(text).code !== undefined) {
    const { status } = reply;
    throw faultOfReply({ status, text }, { request, isTokenRenewed: true, now: new Date(0) });
  }
  const place = parsed.error.issues[0]?.path.join('.') || 'its beginning';
  throw new ActivityApiFault(`${request.what}: the service's answer cannot be read (at ${place}).`, {
    decision: 'retry',
    code: 'reply-unreadable',
    fix: 'If it lasts, check whether a proxy answers in place of the service; the next poll tries again.',
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
