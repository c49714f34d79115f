import { builtInRoles } from 'builtInRoles.bicep'

@description('Name of the storage account.')
param accountName string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('How the account is replicated.')
param skuName string

@description('Name of the identity that the Functions host uses.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

@description('Whether the account can be reached from the internet (by whom Entra lets in).')
param isPublic bool

var packageContainerName = 'app-package'

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: accountName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: skuName }
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: isPublic ? 'Allow' : 'Deny', bypass: 'AzureServices' }
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource packages 'containers' = {
      name: packageContainerName
    }
  }
}

// What the host needs for a timer: leases and keys in blobs, diagnostic events in a table (Azure Functions, "Connecting to
// host storage with an identity"). No queue is used.
resource ownHostBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, builtInRoles.storageBlobDataOwner)
  scope: account
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageBlobDataOwner
    )
  }
}

resource writeHostEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, builtInRoles.storageTableDataContributor)
  scope: account
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageTableDataContributor
    )
  }
}

@description('Name of the storage account.')
output accountName string = account.name

@description('Address of the container that code is deployed to.')
output packageContainerUrl string = '${account.properties.primaryEndpoints.blob}${packageContainerName}'
