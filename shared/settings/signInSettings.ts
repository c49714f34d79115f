import { clientCertificatePem } from './clientCertificatePem';
import type { PollEnvironment } from './pollEnvironment';
import type { SignInSettings } from './settings';

/**
 * How to sign in to the Activity API, out of variables that have been checked: a secret or certificate where one is
 * set. Without, a managed identity signs in:
 * - as itself where MANAGED_IDENTITY_CLIENT_ID and AZURE_CLIENT_ID name the same, or only one of them is set
 *   (AZURE_CLIENT_ID alone is how the Azure SDK names a user-assigned identity), or none (the system's own identity)
 * - in place of an app registration's secret where the two differ: AZURE_CLIENT_ID is the app registration, and only
 *   a user-assigned identity can be trusted by one (Entra ID, "Configure an application to trust a managed identity")
 */
export function signInSettings(given: PollEnvironment): SignInSettings {
  const clientId = given.AZURE_CLIENT_ID;
  const managedIdentityClientId = given.MANAGED_IDENTITY_CLIENT_ID;
  if (clientId !== undefined && given.AZURE_CLIENT_SECRET !== undefined) {
    return { kind: 'clientSecret', clientId, clientSecret: given.AZURE_CLIENT_SECRET };
  }
  if (clientId !== undefined && given.AZURE_CLIENT_CERTIFICATE !== undefined) {
    const pem = clientCertificatePem(given.AZURE_CLIENT_CERTIFICATE);
    return { kind: 'clientCertificate', clientId, pem };
  }
  if (clientId !== undefined && given.AZURE_CLIENT_CERTIFICATE_PATH !== undefined) {
    return { kind: 'clientCertificateFile', clientId, path: given.AZURE_CLIENT_CERTIFICATE_PATH };
  }
  if (
    clientId !== undefined &&
    managedIdentityClientId !== undefined &&
    clientId !== managedIdentityClientId
  ) {
    return { kind: 'federatedManagedIdentity', clientId, managedIdentityClientId };
  }
  const identity = managedIdentityClientId ?? clientId;
  return {
    kind: 'managedIdentity',
    ...(identity === undefined ? {} : { managedIdentityClientId: identity }),
  };
}
