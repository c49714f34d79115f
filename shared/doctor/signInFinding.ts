import type { SignInSettings } from '../settings/settings';
import type { AccessTokens } from '../signIn/accessTokens';
import type { FeedSettings } from './doctorSettings';
import type { Finding } from './finding';

const WITH: Readonly<Record<SignInSettings['kind'], string>> = {
  clientSecret: 'with its client secret',
  clientCertificate: 'with its certificate',
  clientCertificateFile: 'with its certificate',
  managedIdentity: 'as a managed identity',
  federatedManagedIdentity: 'through the managed identity that it trusts',
};

/**
 * Signs in to the Activity API as a poll does.
 * @returns the access token as result
 * @throws OperatorFault with what Entra ID refused, and why
 */
export async function signInFinding(
  { signIn }: Pick<FeedSettings, 'signIn'>,
  tokens: AccessTokens,
  options: { abortSignal: AbortSignal },
): Promise<Finding<string>> {
  const token = await tokens.get(options);
  const client = 'clientId' in signIn ? `Application ${signIn.clientId} signs in` : 'The app signs in';
  return {
    checks: [{ name: 'sign-in', ok: true, detail: `${client} ${WITH[signIn.kind]}.`, fix: undefined }],
    result: token,
  };
}
