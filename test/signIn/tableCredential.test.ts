import { ChainedTokenCredential, ManagedIdentityCredential } from '@azure/identity';
import { tableCredential } from '../../shared/signIn/tableCredential';

test('in Azure the managed identity signs in, on a workstation the person', () => {
  const managedIdentityClientId = 'bbbbbbbb-2222-4333-8444-555555555555';
  expect(tableCredential({}, { runsInAzure: true })).toBeInstanceOf(ManagedIdentityCredential);
  expect(tableCredential({ managedIdentityClientId }, { runsInAzure: true })).toBeInstanceOf(
    ManagedIdentityCredential,
  );
  expect(tableCredential({ managedIdentityClientId }, { runsInAzure: false })).toBeInstanceOf(
    ChainedTokenCredential,
  );
});
