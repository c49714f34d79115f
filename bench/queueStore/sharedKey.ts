import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const SIGNED_HEADERS = [
  'content-encoding',
  'content-language',
  'content-length',
  'content-md5',
  'content-type',
  'date',
  'if-modified-since',
  'if-match',
  'if-none-match',
  'if-unmodified-since',
  'range',
];

/** Whether a request is signed with the account's key (authorize-with-shared-key, "Blob, Queue, and File Services"). */
export function isSharedKeySigned(
  { method = '', url = '', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  { name, key }: { name: string; key: string },
): boolean {
  const headerValue = (header: string) => String(headers[header] ?? '');
  const plain = SIGNED_HEADERS.map((header) =>
    header === 'content-length' && headerValue(header) === '0' ? '' : headerValue(header),
  );
  const own = Object.keys(headers)
    .filter((header) => header.startsWith('x-ms-'))
    .sort()
    .map((header) => `${header}:${headerValue(header)}\n`);
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const query = [...searchParams].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `\n${k}:${v}`);
  const signed = `${[method, ...plain].join('\n')}\n${own.join('')}/${name}${pathname}${query.join('')}`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64');
  const wanted = Buffer.from(`SharedKey ${name}:${signature}`);
  const given = Buffer.from(headers.authorization ?? '');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
