import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Whether a request is signed with the account's key (authorize-with-shared-key, "Shared Key Lite and Table service format"). */
export function isSigned(
  request: IncomingMessage,
  { name: account, key }: { name: string; key: string },
): boolean {
  const date = request.headers['x-ms-date'] ?? request.headers.date ?? '';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const comp = new URLSearchParams(query).get('comp');
  const resource = `/${account}${path}${comp === null ? '' : `?comp=${comp}`}`;
  const expected = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${String(date)}\n${resource}`)
    .digest('base64');
  const wanted = Buffer.from(`SharedKeyLite ${account}:${expected}`);
  const given = Buffer.from(request.headers.authorization ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
