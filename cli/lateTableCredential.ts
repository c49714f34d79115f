import type { TokenCredential } from '@azure/identity';

/**
 * The credential for tables (see tableCredential), made when its first token is asked for: its library is a third of what a command has to
 * load before it begins, and a connection string needs none of it.
 */
export function lateTableCredential(
  settings: { managedIdentityClientId?: string },
  options: { runsInAzure: boolean },
): TokenCredential {
  let made: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, tokenOptions) {
      made ??= import('../shared/signIn/tableCredential.js').then(({ tableCredential }) =>
        tableCredential(settings, options),
      );
      return (await made).getToken(scopes, tokenOptions);
    },
  };
}
