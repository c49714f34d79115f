import type { IncomingMessage } from 'node:http';
import { hasSignature } from '../hasSignature';

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
export function isSharedKeySigned(request: IncomingMessage, account: { name: string; key: string }): boolean {
  const { method = '', url = '', headers } = request;
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
  const text = `${[method, ...plain].join('\n')}\n${own.join('')}/${account.name}${pathname}${query.join('')}`;
  return hasSignature(request, account, { scheme: 'SharedKey', text });
}
