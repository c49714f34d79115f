import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { Settings } from '../settings/settings';

/** The Azure SDK's credential for each way to sign in. Opens no connection yet. */
export function signInCredential(
  settings: Pick<Settings, 'tenantId' | 'signIn' | 'activityApi'>,
): TokenCredential {
  const { tenantId, signIn } = settings;
  const { authorityHost, disableInstanceDiscovery, federationAudience } = settings.activityApi;
  const authority = { authorityHost, disableInstanceDiscovery };
  switch (signIn.kind) {
    case 'clientSecret':
      return new ClientSecretCredential(tenantId, signIn.clientId, signIn.clientSecret, authority);
    case 'clientCertificate':
      return new ClientCertificateCredential(
        tenantId,
        signIn.clientId,
        { certificate: signIn.pem },
        authority,
      );
    case 'clientCertificateFile':
      return new ClientCertificateCredential(tenantId, signIn.clientId, signIn.path, authority);
    case 'managedIdentity':
      return managedIdentity(signIn.managedIdentityClientId);
    case 'federatedManagedIdentity': {
      const identity = managedIdentity(signIn.managedIdentityClientId);
      // The identity's own token is the assertion (Entra ID, "Configure an application to trust a managed identity").
      const assertion = async () => (await identity.getToken(`${federationAudience}/.default`)).token;
      return new ClientAssertionCredential(tenantId, signIn.clientId, assertion, authority);
    }
  }
}

function managedIdentity(clientId: string | undefined): ManagedIdentityCredential {
  return clientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId });
}
