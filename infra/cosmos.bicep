// In place of Table Storage where one storage account is too slow. Its roles know no insert without replace: the promise that the app
// cannot change a stored record does not hold here. Unproven in a real subscription.

@description('Name of the account.')
@maxLength(44)
param name string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Name of the identity that polls.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

@description('Beginning of the table names of each tenant.')
param tablePrefixes string[]

@description('Object ID of the group or person that may read the records; empty for none.')
param readerPrincipalId string

// Azure Cosmos DB's own roles have the same two IDs in every account.
var dataReaderRole = '00000000-0000-0000-0000-000000000001'
var dataContributorRole = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [{ name: 'EnableTable' }, { name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Strong' }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } }
    locations: [{ locationName: location, failoverPriority: 0 }]
  }
}

// Missing ones stop the app, as with Table Storage: a ledger made anew in silence would pass for an empty one.
resource contentTables 'Microsoft.DocumentDB/databaseAccounts/tables@2025-10-15' = [
  for prefix in tablePrefixes: {
    parent: account
    name: '${prefix}Content'
    properties: { resource: { id: '${prefix}Content' } }
  }
]

resource coverageTables 'Microsoft.DocumentDB/databaseAccounts/tables@2025-10-15' = [
  for prefix in tablePrefixes: {
    parent: account
    name: '${prefix}Coverage'
    properties: { resource: { id: '${prefix}Coverage' } }
  }
]

resource keepRecords 'Microsoft.DocumentDB/databaseAccounts/tableRoleAssignments@2026-03-15' = {
  parent: account
  name: guid(account.id, identityName, dataContributorRole)
  properties: {
    principalId: identityPrincipalId
    roleDefinitionId: '${account.id}/tableRoleDefinitions/${dataContributorRole}'
    scope: account.id
  }
}

resource readRecords 'Microsoft.DocumentDB/databaseAccounts/tableRoleAssignments@2026-03-15' = if (!empty(readerPrincipalId)) {
  parent: account
  name: guid(account.id, readerPrincipalId, dataReaderRole)
  properties: {
    principalId: readerPrincipalId
    roleDefinitionId: '${account.id}/tableRoleDefinitions/${dataReaderRole}'
    scope: account.id
  }
}

@description('Address of its tables.')
output tablesEndpoint string = 'https://${account.name}.table.cosmos.azure.com'
