import type { TokenCredential } from '@azure/identity';
import type { Settings } from '../settings/settings';
import { askSignInHost } from './askSignInHost';
import { signInCredential } from './signInCredential';

const DIAGNOSIS_TIMEOUT_MS = 10_000;

/**
 * The credential that signs in to the Activity API, new at each call and so without tokens from before. (A managed
 * identity is the exception: its tokens are kept by the process and by Azure itself, for up to a day.)
 * Where MSAL gives no reason for a failure, the sign-in host is asked for it. Opens no connection yet.
 */
export function activityApiCredential(
  settings: Pick<Settings, 'tenantId' | 'signIn' | 'activityApi'>,
): TokenCredential {
  return diagnosedCredential(signInCredential(settings), {
    authorityHost: settings.activityApi.authorityHost,
    tenantId: settings.tenantId,
  });
}

/** A credential whose error says why the sign-in host could not be used. */
export function diagnosedCredential(
  credential: TokenCredential,
  authority: { authorityHost: string; tenantId: string },
): TokenCredential {
  return {
    async getToken(scopes, options) {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        if (!/endpoints_resolution_error|openid_config_error/.test(String(error))) {
          throw error;
        }
        const abortSignal = AbortSignal.timeout(DIAGNOSIS_TIMEOUT_MS);
        throw (await askSignInHost(authority, { abortSignal })) ?? error;
      }
    },
  };
}
