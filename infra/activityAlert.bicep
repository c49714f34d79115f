@description('End of the resource name.')
param nameSuffix string

@description('Tags put on every resource.')
param tags object

@description('Action groups that are told, by resource ID.')
param actionGroupIds string[]

// Each deployment writes accounts and assignments again: then this alert is expected.
var operations = [
  'Microsoft.Authorization/locks/delete'
  'Microsoft.Authorization/locks/write'
  'Microsoft.Authorization/roleAssignments/delete'
  'Microsoft.Authorization/roleAssignments/write'
  'Microsoft.Insights/diagnosticSettings/delete'
  'Microsoft.Storage/storageAccounts/blobServices/containers/delete'
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies/delete'
  'Microsoft.Storage/storageAccounts/delete'
  'Microsoft.Storage/storageAccounts/listKeys/action'
  'Microsoft.Storage/storageAccounts/regenerateKey/action'
  'Microsoft.Storage/storageAccounts/tableServices/tables/delete'
  'Microsoft.Storage/storageAccounts/write'
]

// What happens to the subscription above the group does not show here.
resource settingsTouched 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: 'alert-settings-touched-${nameSuffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Exchange audit: keys, rights, locks or settings of the resource group were touched. docs/operate.md#settings-touched'
    enabled: true
    scopes: [resourceGroup().id]
    condition: {
      allOf: [
        { field: 'category', equals: 'Administrative' }
        { field: 'status', equals: 'Succeeded' }
        { anyOf: map(operations, each => { field: 'operationName', equals: each }) }
      ]
    }
    actions: { actionGroups: map(actionGroupIds, id => { actionGroupId: id }) }
  }
}
