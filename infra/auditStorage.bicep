import { builtInRoles } from 'builtInRoles.bicep'

@description('Name of the storage account.')
param accountName string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('How the account is replicated.')
param skuName string

@description('Beginning of every table name.')
param tablePrefix string

@description('Name of the identity that polls.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

@description('Resource ID of the role that appends.')
param appendAuditRowsRoleId string

@description('Resource ID of the role that updates.')
param updateLedgerRowsRoleId string

@description('Object ID of the group or person that may read the records; empty for none.')
param readerPrincipalId string

@description('What that object is.')
param readerPrincipalType string

@description('Resource ID of the workspace that learns of deletions.')
param workspaceId string

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
  }

  resource tables 'tableServices' = {
    name: 'default'

    // Only these two may be updated, and a right on one table needs the table. The others are made by the app.
    resource content 'tables' = {
      name: '${tablePrefix}Content'
    }

    resource coverage 'tables' = {
      name: '${tablePrefix}Coverage'
    }
  }
}

// Against a slip in Azure itself; deleting rows or tables with a data right is not held up by a lock (Azure Resource Manager,
// "Lock your resources", "Data plane operations").
resource keepAccount 'Microsoft.Authorization/locks@2020-05-01' = {
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

resource updateContent 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::tables::content.id, identityName, 'updateLedgerRows')
  scope: account::tables::content
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: updateLedgerRowsRoleId
  }
}

resource updateCoverage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account::tables::coverage.id, identityName, 'updateLedgerRows')
  scope: account::tables::coverage
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: updateLedgerRowsRoleId
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

// StorageWrite would cost a line for each transaction; nothing of this product deletes while polling, so each line tells.
resource reportDeletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'report-deletions'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

@description('Address of Table Storage.')
output tablesEndpoint string = account.properties.primaryEndpoints.table

@description('Name of the storage account.')
output accountName string = account.name
