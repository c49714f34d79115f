// Deleting belongs to an app of its own: whatever runs in an app can use every identity of that app. Its host storage is its own as
// well: who can write to the container of an app's package is that app.
import { customRoleName } from 'customRoleName.bicep'

@description('Short lower-case label of the deployment.')
param environmentName string

@description('End of each resource name.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Name of the host storage account of this app.')
param hostStorageAccountName string

@description('How the host\'s storage is replicated.')
param hostStorageSku string

@description('Storage accounts with audit data, and the beginnings of the table names in each.')
param auditAccounts { name: string, prefixes: string[] }[]

@description('The product\'s settings of the polling app: whose tables, and how many months are kept.')
param settings object

@description('Name of Application Insights.')
param insightsName string

@description('Where telemetry goes.')
param telemetryConnectionString string

@description('Subnet that the app\'s requests leave from; empty: none.')
param subnetId string

@description('Subnet of private endpoints; empty: host storage can be reached from the internet (by whom Entra lets in).')
param endpointSubnetId string

@description('Instances at the most, for each function.')
param maximumInstanceCount int

var identityName = 'id-drop-${nameSuffix}'

module identity 'identity.bicep' = {
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module hostStorage 'hostStorage.bicep' = {
  params: {
    accountName: hostStorageAccountName
    location: location
    tags: tags
    skuName: hostStorageSku
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
    isPublic: empty(endpointSubnetId)
  }
}

module hostEndpoints 'privateEndpoints.bicep' = if (!empty(endpointSubnetId)) {
  params: {
    location: location
    tags: tags
    accountName: hostStorage.outputs.accountName
    services: ['blob', 'queue', 'table']
    subnetId: endpointSubnetId
  }
}

module telemetryGrant 'telemetryGrant.bicep' = {
  params: {
    insightsName: insightsName
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
  }
}

module auditGrants 'retentionGrants.bicep' = [
  for account in auditAccounts: {
    params: {
      accountName: account.name
      tablePrefixes: account.prefixes
      identityName: identityName
      identityPrincipalId: identity.outputs.principalId
      dropMonthTablesRoleId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        customRoleName(resourceGroup().id, environmentName, 'dropMonthTables')
      )
      appendAuditRowsRoleId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        customRoleName(resourceGroup().id, environmentName, 'appendAuditRows')
      )
    }
  }
]

module functionApp 'functionApp.bicep' = {
  params: {
    name: 'func-drop-${nameSuffix}'
    planName: 'plan-drop-${nameSuffix}'
    location: location
    // No tag azd-service-name: azd deploys to one app of that name and stops at two.
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageAccountName: hostStorage.outputs.accountName
    packageContainerUrl: hostStorage.outputs.packageContainerUrl
    telemetryConnectionString: telemetryConnectionString
    settings: union(settings, { MANAGED_IDENTITY_CLIENT_ID: identity.outputs.clientId })
    disabledFunctions: ['pollAuditFeed', 'ingestContent', 'refusePoisonContent']
    subnetId: subnetId
    instanceMemoryMB: 512
    maximumInstanceCount: maximumInstanceCount
  }
  dependsOn: [telemetryGrant, auditGrants, hostEndpoints]
}

@description('Name of the function app that drops expired months.')
output functionAppName string = functionApp.outputs.name
