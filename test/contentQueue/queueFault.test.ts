import { queueFault } from '../../shared/contentQueue/queueFault';

const place = 'https://account.queue.core.windows.net/exchange-audit-content';

test.each([
  [{ name: 'RestError', statusCode: 403, code: 'AuthorizationPermissionMismatch' }, 'refuses access'],
  [{ name: 'RestError', statusCode: 403 }, 'refuses access (HTTP 403)'],
  [{ name: 'RestError', statusCode: 404, code: 'QueueNotFound' }, 'There is no queue'],
  [{ name: 'RestError', code: 'ENOTFOUND' }, 'cannot be used (ENOTFOUND)'],
  [{ name: 'CredentialUnavailableError' }, 'There is nobody to sign in to the queue'],
  [{ name: 'RestError', statusCode: 503, code: 'ServerBusy' }, 'cannot be used (ServerBusy)'],
  [undefined, 'cannot be used (Error)'],
])('%j', (error, text) => {
  const fault = queueFault(error, place);
  expect(fault.message).toContain(text);
  expect(fault.fix).not.toBe('');
});

test('says nothing of what was sent', () => {
  const error = { name: 'RestError', code: 'InvalidInput', message: 'body: very-secret' };
  const { message, fix } = queueFault(error, place);
  expect(`${message} ${fix}`).not.toContain('very-secret');
});
