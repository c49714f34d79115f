import { builtInRoles } from 'builtInRoles.bicep'

@description('Name of the storage account of the Functions host, which the triggers read.')
param accountName string

@description('Name of the app\'s identity.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-06-01' = {
  parent: account
  name: 'default'

  resource content 'queues' = {
    name: 'exchange-audit-content'
  }

  // Where the host puts a message that has failed too often: the name is its rule.
  resource poison 'queues' = {
    name: 'exchange-audit-content-poison'
  }
}

// The poll sends, the host receives, deletes and sets aside: all of it with the one identity of the app. No audit data stands here, only
// keys of the ledger.
resource workQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, identityName, builtInRoles.storageQueueDataContributor)
  scope: account
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.storageQueueDataContributor
    )
  }
}
