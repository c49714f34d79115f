import { builtInRoles } from 'builtInRoles.bicep'

@description('Name of the storage account.')
param accountName string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('How the account is replicated.')
param skuName string

@description('Beginning of the table names of each tenant kept here.')
param tablePrefixes string[]

@description('Name of the identity that polls.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

@description('Resource ID of the role that appends.')
param appendAuditRowsRoleId string

@description('Resource ID of the role that updates.')
param updateLedgerRowsRoleId string

@description('Resource ID of the role that creates seal heads.')
param createSealHeadsRoleId string

@description('Name of the container of seal heads.')
param sealHeadsContainer string

@description('How long a seal head cannot be changed or deleted after it was written, in days.')
param sealHeadsRetentionDays int

@description('Whether that has been locked by now.')
param areSealHeadsLocked bool

@description('Object ID of the group or person that may read the records; empty for none.')
param readerPrincipalId string

@description('What that object is.')
param readerPrincipalType string

@description('Resource ID of the workspace that learns of deletions.')
param workspaceId string

@description('Whether reads are reported to the workspace, too.')
param areReadsReported bool

@description('Whether the account can be reached from the internet (by whom Entra lets in).')
param isPublic bool

@description('Whether a lock guards the account.')
param isLocked bool

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

  resource tables 'tableServices' = {
    name: 'default'
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource sealHeads 'containers' = {
      name: sealHeadsContainer

      // Bicep can make this policy, not lock it: locking is for good, and a command of its own (docs/deploy.md). A locked one takes no
      // further deployment.
      resource keep 'immutabilityPolicies' = if (!areSealHeadsLocked) {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: sealHeadsRetentionDays
          allowProtectedAppendWrites: false
        }
      }
    }
  }
}

// Only these may be updated, and a right on one table needs the table. All others are made by the app.
resource contentTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for prefix in tablePrefixes: {
    parent: account::tables
    name: '${prefix}Content'
  }
]

resource coverageTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' = [
  for prefix in tablePrefixes: {
    parent: account::tables
    name: '${prefix}Coverage'
  }
]

// Against deletion through Azure Resource Manager only; rows and tables are deleted with a data right, which no lock holds up
// (Azure Resource Manager, "Lock your resources", "Data plane operations").
resource keepAccount 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'keep-audit-records'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Tables have no soft delete and no backup: what is deleted here is gone.'
  }
}

// Names of assignments are made of what is known beforehand, so that what-if shows them.
resource appendAuditRows 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, 'appendAuditRows')
  scope: account
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: appendAuditRowsRoleId
  }
}

resource updateContent 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (prefix, i) in tablePrefixes: {
    name: guid(contentTables[i].id, identityName, 'updateLedgerRows')
    scope: contentTables[i]
    properties: {
      principalId: identityPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: updateLedgerRowsRoleId
    }
  }
]

resource updateCoverage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (prefix, i) in tablePrefixes: {
    name: guid(coverageTables[i].id, identityName, 'updateLedgerRows')
    scope: coverageTables[i]
    properties: {
      principalId: identityPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: updateLedgerRowsRoleId
    }
  }
]

resource createSealHeads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::blobs::sealHeads.id, identityName, 'createSealHeads')
  scope: account::blobs::sealHeads
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: createSealHeadsRoleId
  }
}

resource readRecords 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(readerPrincipalId)) {
  name: guid(account.id, readerPrincipalId, builtInRoles.storageTableDataReader)
  scope: account
  properties: {
    principalId: readerPrincipalId
    principalType: readerPrincipalType
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageTableDataReader
    )
  }
}

resource readSealHeads 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(readerPrincipalId)) {
  name: guid(account::blobs::sealHeads.id, readerPrincipalId, builtInRoles.storageBlobDataReader)
  scope: account::blobs::sealHeads
  properties: {
    principalId: readerPrincipalId
    principalType: readerPrincipalType
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageBlobDataReader
    )
  }
}

// StorageWrite would cost a line for each transaction; nothing of this product deletes while polling, so each line tells.
resource reportTableDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'report-deletions'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageDelete', enabled: true }
      { category: 'StorageRead', enabled: areReadsReported }
    ]
  }
}

resource reportBlobDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'report-deletions'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

@description('Name of the storage account.')
output accountName string = account.name
