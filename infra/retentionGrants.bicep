@description('Storage account with audit data.')
param accountName string

@description('Beginning of the table names of each tenant kept there.')
param tablePrefixes string[]

@description('Name of the identity that drops months.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

@description('Resource ID of the role that drops tables.')
param dropMonthTablesRoleId string

@description('Resource ID of the role that appends.')
param appendAuditRowsRoleId string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

resource coverageTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-06-01' existing = [
  for prefix in tablePrefixes: {
    parent: account::tables
    name: '${prefix}Coverage'
  }
]

resource dropMonthTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, 'dropMonthTables')
  scope: account
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: dropMonthTablesRoleId
  }
}

// For the row that says what was dropped and when; it is written before anything is.
resource appendCoverage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (prefix, i) in tablePrefixes: {
    name: guid(coverageTables[i].id, identityName, 'appendAuditRows')
    scope: coverageTables[i]
    properties: {
      principalId: identityPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: appendAuditRowsRoleId
    }
  }
]
