// Insert is authorised by entities/add/action and Update by entities/update/action; entities/write would allow both and
// replacing besides (Authorize access to tables with Microsoft Entra ID, "Permissions for calling data operations").

@description('Short label of this deployment: role names must be unique in the tenant.')
param environmentName string

resource appendAuditRows 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, environmentName, 'appendAuditRows')
  properties: {
    roleName: 'Exchange audit: append rows (${environmentName})'
    description: 'Create tables, insert rows and read them. Cannot change or delete a row or a table.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/read'
          'Microsoft.Storage/storageAccounts/tableServices/tables/write'
        ]
        dataActions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/read'
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/add/action'
        ]
      }
    ]
  }
}

resource updateLedgerRows 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, environmentName, 'updateLedgerRows')
  properties: {
    roleName: 'Exchange audit: update ledger rows (${environmentName})'
    description: 'Update rows. Meant for single tables: the content ledger and the coverage.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/update/action'
        ]
      }
    ]
  }
}

// Assignments name a role by its ID under the subscription, also one of a resource group.
@description('Resource ID of the role that appends.')
output appendAuditRowsId string = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', appendAuditRows.name)

@description('Resource ID of the role that updates.')
output updateLedgerRowsId string = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', updateLedgerRows.name)
