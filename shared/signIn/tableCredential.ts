import {
  AzureCliCredential,
  AzureDeveloperCliCredential,
  ChainedTokenCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';

/**
 * The credential for tables and queues: in Azure the app's managed identity (the system's own where no client ID is
 * given), on a workstation the person signed in with `az login`, else `azd auth login`. Never the Activity API's
 * client, so that neither identity can do the other's work.
 */
export function tableCredential(
  settings: { managedIdentityClientId?: string },
  options: { runsInAzure: boolean },
): TokenCredential {
  if (!options.runsInAzure) {
    return new ChainedTokenCredential(new AzureCliCredential(), new AzureDeveloperCliCredential());
  }
  const { managedIdentityClientId } = settings;
  return managedIdentityClientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId: managedIdentityClientId });
}
