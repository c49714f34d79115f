import type { IncomingMessage } from 'node:http';
import { hasSignature } from '../hasSignature';

/** Whether a request is signed with the account's key (authorize-with-shared-key, "Shared Key Lite and Table service format"). */
export function isSigned(request: IncomingMessage, account: { name: string; key: string }): boolean {
  const date = request.headers['x-ms-date'] ?? request.headers.date ?? '';
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const comp = new URLSearchParams(query).get('comp');
  const resource = `/${account.name}${path}${comp === null ? '' : `?comp=${comp}`}`;
  return hasSignature(request, account, { scheme: 'SharedKeyLite', text: `${String(date)}\n${resource}` });
}
