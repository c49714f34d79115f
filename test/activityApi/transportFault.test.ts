import { RestError } from '@azure/core-rest-pipeline';
import { transportFault } from '../../shared/activityApi/transportFault';

test.each([
  [new RestError('socket hang up', { code: 'ECONNRESET' }), 'retry', 'ECONNRESET'],
  [new RestError('getaddrinfo ENOTFOUND x', { code: 'ENOTFOUND' }), 'retry', 'ENOTFOUND'],
  [new DOMException('No answer', 'TimeoutError'), 'retry', 'TimeoutError'],
  [new RestError('x', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), 'stop', 'SELF_SIGNED_CERT_IN_CHAIN'],
  [new Error('Bearer secret'), 'retry', 'Error'],
  ['Bearer secret', 'retry', 'string'],
])('%s: %s', (error, decision, code) => {
  const fault = transportFault('Listing Audit.Exchange', error);
  expect(fault).toMatchObject({ decision, code, status: undefined });
  expect(fault.message).toContain(`(${code})`);
  expect(`${fault.message} ${fault.cause}`).not.toContain('secret');
});
