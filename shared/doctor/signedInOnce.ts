import type { TokenCredential } from '@azure/identity';

/**
 * A credential that signs in once for all of a pre-flight's requests: each table has a client of its own, and `az` takes seconds for
 * every token.
 */
export function signedInOnce(credential: TokenCredential): TokenCredential {
  const tokens = new Map<string, ReturnType<TokenCredential['getToken']>>();
  return {
    getToken(scopes, { tenantId, claims } = {}) {
      const key = JSON.stringify([scopes, tenantId, claims]);
      // Not with the signal of whoever asks first: the others wait for the same token.
      const asked = {
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(claims === undefined ? {} : { claims }),
      };
      const token = tokens.get(key) ?? credential.getToken(scopes, asked);
      tokens.set(key, token);
      return token;
    },
  };
}
