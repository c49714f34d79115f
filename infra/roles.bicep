// Needs Owner or User Access Administrator, once: `az deployment group create --template-file infra/roles.bicep`. Deployments with
// defineRoles = false then do without roleDefinitions/write.
//
// Insert is authorised by entities/add/action and Update by entities/update/action; entities/write would allow both and
// replacing besides (Authorize access to tables with Microsoft Entra ID, "Permissions for calling data operations").
// blobs/add/action creates a blob and cannot overwrite one; blobs/write can (the same page for blobs).
import { customRoleName } from 'customRoleName.bicep'

@description('Short label of this deployment: role names must be unique in the tenant.')
@minLength(1)
@maxLength(12)
param environmentName string

resource appendAuditRows 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: customRoleName(resourceGroup().id, environmentName, 'appendAuditRows')
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
  name: customRoleName(resourceGroup().id, environmentName, 'updateLedgerRows')
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

resource createSealHeads 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: customRoleName(resourceGroup().id, environmentName, 'createSealHeads')
  properties: {
    roleName: 'Exchange audit: create seal heads (${environmentName})'
    description: 'Create blobs. Cannot read, overwrite or delete one. Meant for the container of seal heads.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
        ]
      }
    ]
  }
}

// Never for the polling app: whatever runs in an app can use every identity of that app.
resource dropMonthTables 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: customRoleName(resourceGroup().id, environmentName, 'dropMonthTables')
  properties: {
    roleName: 'Exchange audit: drop tables (${environmentName})'
    description: 'List tables and delete them. Meant for the retention app alone.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/read'
          'Microsoft.Storage/storageAccounts/tableServices/tables/delete'
        ]
        dataActions: []
      }
    ]
  }
}
