@description('End of each resource name.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Resource ID of the workspace that holds the telemetry.')
param workspaceId string

@description('Address that is written to.')
param email string

@description('How long no poll may have succeeded, an ISO 8601 duration; longer than two polls and 10 minutes.')
param windowSize string

@description('Whether the alert is on.')
param isEnabled bool

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${nameSuffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'audit feed'
    emailReceivers: [{ name: 'admin', emailAddress: email, useCommonAlertSchema: true }]
  }
}

// A timer can stop without any failure (azure-functions-host#10199, #11828). summarize gives a row, 0, where there is no data at all.
resource silence 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-no-successful-poll-${nameSuffix}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Exchange audit: no poll has succeeded'
    description: 'Nothing is lost for 7 days. docs/deploy.md, "Check", says where the reason stands.'
    severity: 1
    enabled: isEnabled
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: windowSize
    autoMitigate: true
    // A new workspace has no AppRequests yet.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'AppRequests | where Name == "pollAuditFeed" and Success == true | summarize polls = count()'
          metricMeasureColumn: 'polls'
          timeAggregation: 'Total'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [receivers.id] }
  }
}
