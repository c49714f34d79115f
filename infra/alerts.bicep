@description('End of each resource name.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Resource ID of the workspace that holds the telemetry.')
param workspaceId string

@description('IDs of the tenants that are polled.')
param tenantIds string[]

@description('Storage accounts with audit data.')
param auditAccountNames string[]

@description('Address that is written to; empty for none.')
param email string

@description('Action group that is told besides, by resource ID; empty for none.')
param actionGroupId string

@description('How long no poll may have succeeded, an ISO 8601 duration; longer than two polls and 10 minutes.')
param silenceWindow string

@description('How old the newest content may be, in hours.')
param contentAgeHours int

@description('Whether polling is on: without, silence is no alarm.')
param isPollingEnabled bool

resource receivers 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${nameSuffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'audit feed'
    emailReceivers: [{ name: 'admin', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var actionGroups = union(empty(email) ? [] : [receivers.id], empty(actionGroupId) ? [] : [actionGroupId])

// A query answers with one number, also where there is no data at all: a rule without a row stays silent. docs/operate.md says of each,
// by its name here, what to do.
var logAlerts = [
  {
    name: 'no-successful-poll'
    displayName: 'Exchange audit: no poll has succeeded'
    description: 'Nothing is lost for 7 days. A timer can stop without any failure.'
    severity: 1
    query: replace(loadTextContent('queries/silentTenants.kql'), 'EXPECTED_TENANTS', string(map(tenantIds, each => toLower(each))))
    column: 'silent'
    window: silenceWindow
    threshold: 0
    isOnlyForPolling: true
  }
  {
    name: 'poll-failed'
    displayName: 'Exchange audit: a run failed'
    description: 'A person has to act: sign-in, permission, storage or a setting.'
    severity: 2
    query: loadTextContent('queries/failures.kql')
    column: 'failures'
    window: 'PT30M'
    threshold: 0
    isOnlyForPolling: false
  }
  {
    name: 'content-too-old'
    displayName: 'Exchange audit: the newest content is old'
    description: 'Polls run, but nothing new comes from Microsoft.'
    severity: 2
    query: loadTextContent('queries/oldContent.kql')
    column: 'oldestMinutes'
    window: 'PT1H'
    threshold: contentAgeHours * 60
    isOnlyForPolling: true
  }
  {
    name: 'gap-opened'
    displayName: 'Exchange audit: a gap was opened'
    description: 'Records of some time could not be had from Microsoft; an export can still close the gap.'
    severity: 1
    query: loadTextContent('queries/gapsOpened.kql')
    column: 'gaps'
    window: 'PT1H'
    threshold: 0
    isOnlyForPolling: false
  }
  {
    name: 'quarantine-grew'
    displayName: 'Exchange audit: a text could not be read as a record'
    description: 'It is kept word for word; a newer version may read it.'
    severity: 3
    query: loadTextContent('queries/quarantineGrew.kql')
    column: 'texts'
    window: 'PT1H'
    threshold: 0
    isOnlyForPolling: false
  }
  {
    name: 'content-poisoned'
    displayName: 'Exchange audit: a content blob could not be taken'
    description: 'Its message failed five times; it is a known gap and tried again until Microsoft deletes it.'
    severity: 2
    query: loadTextContent('queries/contentPoisoned.kql')
    column: 'poisoned'
    window: 'PT1H'
    threshold: 0
    isOnlyForPolling: false
  }
  {
    name: 'seals-broken'
    displayName: 'Exchange audit: a sealed day has changed'
    description: 'Or a seal could not be copied to the container with locked retention.'
    severity: 0
    query: loadTextContent('queries/sealsBroken.kql')
    column: 'faults'
    window: 'PT1H'
    threshold: 0
    isOnlyForPolling: false
  }
  {
    name: 'rights-wrong'
    displayName: 'Exchange audit: the app has other rights than it should'
    description: 'It lacks one that it needs, or could change or remove evidence.'
    severity: 1
    query: loadTextContent('queries/rightsWrong.kql')
    column: 'probes'
    window: 'PT1H'
    threshold: 0
    isOnlyForPolling: false
  }
  {
    name: 'telemetry-cap-reached'
    displayName: 'Exchange audit: telemetry stopped at its daily cap'
    description: 'Until tomorrow the other alerts are blind; polling goes on.'
    severity: 2
    query: loadTextContent('queries/capReached.kql')
    column: 'reached'
    window: 'PT1H'
    threshold: 0
    isOnlyForPolling: false
  }
]

resource queries 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in logAlerts: {
    name: 'alert-${alert.name}-${nameSuffix}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.displayName
      description: '${alert.description} docs/operate.md#${alert.name}'
      severity: alert.severity
      enabled: isPollingEnabled || !alert.isOnlyForPolling
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: alert.window
      autoMitigate: true
      // A new workspace has no such tables yet.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            metricMeasureColumn: alert.column
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: actionGroups }
    }
  }
]

module storageAlerts 'storageAlerts.bicep' = [
  for name in auditAccountNames: {
    params: {
      accountName: name
      tags: tags
      actionGroupIds: actionGroups
    }
  }
]

module activityAlert 'activityAlert.bicep' = {
  params: {
    nameSuffix: nameSuffix
    tags: tags
    actionGroupIds: actionGroups
  }
}
