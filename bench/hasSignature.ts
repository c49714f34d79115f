import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Whether a request's Authorization is the account's signature.
 * @param scheme `SharedKey` or `SharedKeyLite`
 * @param text what that scheme signs of the request (authorize-with-shared-key)
 */
export function hasSignature(
  { headers }: Pick<IncomingMessage, 'headers'>,
  { name, key }: { name: string; key: string },
  { scheme, text }: { scheme: string; text: string },
): boolean {
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  const wanted = Buffer.from(`${scheme} ${name}:${signature}`);
  const given = Buffer.from(headers.authorization ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
