import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
} from '@azure/identity';
import type { SignInSettings } from '../../shared/settings/settings';
import { signInCredential } from '../../shared/signIn/signInCredential';

const clientId = 'aaaaaaaa-2222-4333-8444-555555555555';

test.each<[SignInSettings, unknown]>([
  [{ kind: 'clientSecret', clientId, clientSecret: 's' }, ClientSecretCredential],
  [{ kind: 'clientCertificate', clientId, pem: 'p' }, ClientCertificateCredential],
  [{ kind: 'clientCertificateFile', clientId, path: 'client.pem' }, ClientCertificateCredential],
  [{ kind: 'managedIdentity' }, ManagedIdentityCredential],
  [{ kind: 'managedIdentity', managedIdentityClientId: clientId }, ManagedIdentityCredential],
  [
    { kind: 'federatedManagedIdentity', clientId, managedIdentityClientId: clientId },
    ClientAssertionCredential,
  ],
])('%j', (signIn, credential) => {
  const settings = {
    tenantId: '11111111-2222-4333-8444-555555555555',
    signIn,
    activityApi: {
      host: 'https://manage.office.com',
      scope: 'https://manage.office.com/.default',
      authorityHost: 'https://login.microsoftonline.com',
      federationAudience: 'api://AzureADTokenExchange',
      isSimulated: false,
      disableInstanceDiscovery: false,
    },
  };
  const first = signInCredential(settings);
  expect(first).toBeInstanceOf(credential);
  expect(signInCredential(settings)).not.toBe(first);
});
