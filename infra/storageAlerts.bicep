@description('Storage account with audit data.')
param accountName string

@description('Tags put on every resource.')
param tags object

@description('Action groups that are told, by resource ID.')
param actionGroupIds string[]

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: accountName
}

// The app changes rows in transactions alone, and those count as EntityGroupTransaction: each of these names is somebody else's doing.
// A change inside a transaction does not show here; seals show it.
var changesOfTables = [
  'DeleteEntity'
  'DeleteTable'
  'InsertOrMergeEntity'
  'InsertOrReplaceEntity'
  'MergeEntity'
  'SetTableACL'
  'UpdateEntity'
]

var changesOfBlobs = ['DeleteBlob', 'DeleteContainer']

var metricAlerts = [
  {
    name: 'evidence-touched'
    displayName: 'Exchange audit: a row or table was changed or deleted'
    description: 'By somebody else than the polling app, which has no right to.'
    severity: 0
    service: 'tableServices'
    threshold: 0
    dimensions: [
      { name: 'ApiName', operator: 'Include', values: changesOfTables }
      { name: 'ResponseType', operator: 'Include', values: ['Success'] }
    ]
  }
  {
    name: 'seal-heads-touched'
    displayName: 'Exchange audit: a copy of a seal was deleted'
    description: 'Somebody deleted from the container of seal heads.'
    severity: 0
    service: 'blobServices'
    threshold: 0
    dimensions: [
      { name: 'ApiName', operator: 'Include', values: changesOfBlobs }
      { name: 'ResponseType', operator: 'Include', values: ['Success'] }
    ]
  }
  {
    name: 'key-used'
    displayName: 'Exchange audit: an account key or signature was used'
    description: 'Keys are switched off for this account: somebody has switched them on, or tries old ones.'
    severity: 1
    service: 'tableServices'
    threshold: 0
    dimensions: [{ name: 'Authentication', operator: 'Include', values: ['AccountKey', 'SAS'] }]
  }
  {
    name: 'storage-throttled'
    displayName: 'Exchange audit: Table Storage turns requests away'
    description: 'Polls try again by themselves; they fall behind where it lasts.'
    severity: 3
    service: 'tableServices'
    threshold: 20
    dimensions: [
      {
        name: 'ResponseType'
        operator: 'Include'
        values: ['ServerBusyError', 'ClientThrottlingError', 'ServerTimeoutError']
      }
    ]
  }
]

resource metrics 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in metricAlerts: {
    name: 'alert-${alert.name}-${accountName}'
    location: 'global'
    tags: tags
    properties: {
      description: '${alert.displayName}. ${alert.description} docs/operate.md#${alert.name}'
      severity: alert.severity
      enabled: true
      scopes: ['${account.id}/${alert.service}/default']
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: 'Microsoft.Storage/storageAccounts/${alert.service}'
            metricName: 'Transactions'
            dimensions: alert.dimensions
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: alert.threshold
            // A new account has no such series yet.
            skipMetricValidation: true
          }
        ]
      }
      actions: [for id in actionGroupIds: { actionGroupId: id }]
    }
  }
]
