import { OperatorFault } from '../../shared/faults/operatorFault';
import { signInFault } from '../../shared/signIn/signInFault';

const asked = {
  authorityHost: 'https://login.microsoftonline.com',
  scope: 'https://manage.office.com/.default',
};

function authenticationError(message: string, cause?: Error): Error {
  const error = new Error(message, { cause });
  error.name = 'AuthenticationRequiredError';
  return error;
}

test.each([
  ['AADSTS7000215', 'Sign-in is refused: the client secret is wrong (AADSTS7000215).'],
  ['AADSTS7000222', 'Sign-in is refused: the client secret has expired (AADSTS7000222).'],
  ['AADSTS700016', 'Sign-in is refused: the tenant does not know this application (AADSTS700016).'],
  ['AADSTS90002', 'Sign-in is refused: this tenant does not exist in this cloud (AADSTS90002).'],
  ['AADSTS900023', 'Sign-in is refused: the tenant ID is not valid (AADSTS900023).'],
  ['AADSTS500011', 'Sign-in is refused: the tenant does not know https://manage.office.com (AADSTS500011).'],
  [
    'AADSTS700027',
    'Sign-in is refused: the app registration does not know this certificate, or it has expired (AADSTS700027).',
  ],
  [
    'AADSTS700213',
    'Sign-in is refused: the app registration does not trust this managed identity (AADSTS700213).',
  ],
  ['AADSTS53003', 'Sign-in is refused by a Conditional Access policy (AADSTS53003).'],
  [
    'AADSTS650052',
    'Sign-in is refused: the tenant has no access to the Office 365 Management APIs (AADSTS650052).',
  ],
  ['AADSTS90033', "Microsoft's sign-in does not answer properly at the moment (AADSTS90033)."],
  ['AADSTS123456', 'Sign-in is refused (AADSTS123456).'],
])('%s', (code, message) => {
  const error = authenticationError(`invalid_client: Error(s): 1 - ${code}: Something. Trace ID: 1`);
  const fault = signInFault(error, asked);
  expect(fault.message).toBe(message);
  expect(fault.fix).not.toBe('');
  expect(fault.cause).toEqual(new Error(`AuthenticationRequiredError: ${code}`));
});

function withCode(code: string): Error {
  return Object.assign(new Error(`connect ${code} 192.0.2.1:443`), { code });
}

test.each([
  [
    authenticationError('network_error: Network request failed', withCode('ENOTFOUND')),
    'The sign-in host https://login.microsoftonline.com cannot be reached.',
  ],
  [
    new AggregateError([withCode('ECONNREFUSED')], 'all failed'),
    'The sign-in host https://login.microsoftonline.com cannot be reached.',
  ],
  [
    new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
    'The sign-in host https://login.microsoftonline.com cannot be reached.',
  ],
  [
    withCode('SELF_SIGNED_CERT_IN_CHAIN'),
    'The certificate of the sign-in host https://login.microsoftonline.com is not trusted.',
  ],
  [
    new Error('ManagedIdentityCredential: Authentication failed. Message no response'),
    'The managed identity gives no token.',
  ],
  [withCode('ENOENT'), 'The certificate file cannot be read.'],
  [
    new Error('The file at the specified path does not contain a PEM-encoded certificate.'),
    'The certificate holds no usable certificate and private key.',
  ],
  [
    new Error('something new'),
    'Sign-in at https://login.microsoftonline.com failed for a reason that is not known to this app.',
  ],
  [
    'thrown text',
    'Sign-in at https://login.microsoftonline.com failed for a reason that is not known to this app.',
  ],
])('%s', (error, message) => {
  expect(signInFault(error, asked).message).toBe(message);
});

test('nothing of the original text is handed on', () => {
  const error = authenticationError('client_secret=hunter2 AADSTS7000215', new Error('assertion eyJhbGci'));
  const { message, fix, cause, stack } = signInFault(error, asked);
  const handedOn = [message, fix, stack, cause instanceof Error ? cause.message : ''].join(' ');
  expect(handedOn).not.toMatch(/hunter2|eyJhbGci/);
});

test('a fault for a person stays what it is', () => {
  const fault = new OperatorFault('wrong', 'mend it');
  expect(signInFault(fault, asked)).toBe(fault);
});
