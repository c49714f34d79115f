@description('Name of the function app; the host ID is made of its first 32 characters.')
@maxLength(32)
param name string

@description('Name of its plan: a Flex Consumption plan carries one app.')
param planName string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Resource ID of the only identity of the app.')
param identityId string

@description('Client ID of that identity.')
param identityClientId string

@description('Storage account of the Functions host.')
param hostStorageAccountName string

@description('Address of the container that code is deployed to.')
param packageContainerUrl string

@description('Where telemetry goes.')
param telemetryConnectionString string

@description('The product\'s own settings, by name.')
param settings object

@description('Functions of the package that do not run in this app.')
param disabledFunctions string[]

@description('Subnet that the app\'s requests leave from; empty: none.')
param subnetId string

@description('Memory of an instance, in MB.')
param instanceMemoryMB int

@description('Instances at the most, for each function.')
param maximumInstanceCount int

// Host storage by account name: the forms with service addresses fail at times on Flex (azure-functions-host#11787, #11636).
// There must be no AzureWebJobsStorage itself, not even an empty one (azure-functions-host#11796).
var platformSettings = {
  AzureWebJobsStorage__accountName: hostStorageAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: telemetryConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// With `__`: a name with dots is no name of an environment variable on Linux. The host reads both forms as one.
var disabledSettings = toObject(disabledFunctions, each => 'AzureWebJobs__${each}__Disabled', each => 'true')

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // References into Key Vault are resolved by the system's identity unless told otherwise; there is none.
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'node', version: '24' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      // All of them, each time: one that was added by hand is gone after the next deployment.
      appSettings: map(items(union(platformSettings, disabledSettings, settings)), each => {
        name: each.key
        value: each.value
      })
    }
  }
}

resource noPasswordsForDeployment 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource noPasswordsForFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2025-03-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

@description('Name of the function app.')
output name string = app.name
