@description('Short lower-case label of this deployment; part of every name.')
@minLength(1)
@maxLength(12)
param environmentName string

@description('Azure region for every resource; one that has Flex Consumption.')
param location string = resourceGroup().location

@description('Tenant whose audit trail is kept.')
param tenantId string = tenant().tenantId

@description('App registration that reads the audit feed, with the identity as its federated credential; empty: the identity itself.')
param appRegistrationClientId string = ''

@description('Tenant in which that app registration lives; empty: the tenant whose audit trail is kept.')
param publisherId string = ''

// The others need Azure Government or Azure China, where identity and host storage are set up in other ways.
@description('Cloud of the Microsoft 365 tenant.')
@allowed(['worldwide', 'gcc'])
param m365Cloud string = 'worldwide'

@description('Content types to keep, separated by commas.')
param contentTypes string = 'Audit.Exchange'

@description('Beginning of every table name.')
@minLength(1)
@maxLength(50)
param tablePrefix string = 'Audit'

@description('When to poll, an NCRONTAB expression in UTC.')
param pollSchedule string = '17 */5 * * * *'

@description('Months to keep; 0: all.')
@minValue(0)
param retentionMonths int = 0

@description('Whether the timer runs. Not before consent: a token asked for earlier lacks the permission and is kept for up to a day.')
param isPollingEnabled bool = false

@description('How the audit data is replicated; not every region has zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param auditStorageSku string = 'Standard_ZRS'

@description('Object ID of the group or person that may read the records; empty for none.')
param readerPrincipalId string = ''

@description('What that object is.')
@allowed(['Group', 'ServicePrincipal', 'User'])
param readerPrincipalType string = 'Group'

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

// One instance polls, whatever this says; 40 is what every version of the service has accepted.
@description('Instances at the most, for each function.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Telemetry taken in a day, in GB; what comes above is lost until the next day.')
@minValue(1)
param telemetryDailyCapGb int = 1

@description('How long telemetry is kept, in days.')
@minValue(30)
@maxValue(730)
param telemetryRetentionDays int = 30

@description('Address that is told when no poll has succeeded for a while; empty for none.')
param alertEmail string = ''

@description('How long that while is, an ISO 8601 duration; longer than two polls and 10 minutes.')
@allowed(['PT30M', 'PT1H', 'PT2H', 'PT6H', 'P1D'])
param alertWindow string = 'PT1H'

var tags = { 'azd-env-name': environmentName }
var token = take(uniqueString(resourceGroup().id, environmentName), 8)
var nameSuffix = '${environmentName}-${token}'
var identityName = 'id-${nameSuffix}'

module roles 'roles.bicep' = {
  params: { environmentName: environmentName }
}

module identity 'identity.bicep' = {
  params: {
    name: identityName
    location: location
    tags: tags
  }
}

module monitoring 'monitoring.bicep' = {
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: tags
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
    dailyCapGb: telemetryDailyCapGb
    retentionDays: telemetryRetentionDays
  }
}

module hostStorage 'hostStorage.bicep' = {
  params: {
    accountName: 'sthost${token}'
    location: location
    tags: tags
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
  }
}

module auditStorage 'auditStorage.bicep' = {
  params: {
    accountName: 'staudit${token}'
    location: location
    tags: tags
    skuName: auditStorageSku
    tablePrefix: tablePrefix
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
    appendAuditRowsRoleId: roles.outputs.appendAuditRowsId
    updateLedgerRowsRoleId: roles.outputs.updateLedgerRowsId
    readerPrincipalId: readerPrincipalId
    readerPrincipalType: readerPrincipalType
    workspaceId: monitoring.outputs.workspaceId
  }
}

// Taking outputs of the storage and monitoring modules makes the app wait for all of their rights: without, its first start is refused.
module functionApp 'functionApp.bicep' = {
  params: {
    name: 'func-${nameSuffix}'
    planName: 'plan-${nameSuffix}'
    location: location
    tags: union(tags, { 'azd-service-name': 'poll' })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageAccountName: hostStorage.outputs.accountName
    packageContainerUrl: hostStorage.outputs.packageContainerUrl
    telemetryConnectionString: monitoring.outputs.connectionString
    settings: union(
      {
        AZURE_TENANT_ID: tenantId
        MANAGED_IDENTITY_CLIENT_ID: identity.outputs.clientId
        M365_CLOUD: m365Cloud
        CONTENT_TYPES: contentTypes
        TABLES_ENDPOINT: auditStorage.outputs.tablesEndpoint
        TABLE_PREFIX: tablePrefix
        POLL_SCHEDULE: pollSchedule
      },
      empty(appRegistrationClientId) ? {} : { AZURE_CLIENT_ID: appRegistrationClientId },
      empty(publisherId) ? {} : { PUBLISHER_ID: publisherId },
      retentionMonths == 0 ? {} : { RETENTION_MONTHS: string(retentionMonths) }
    )
    isPollingEnabled: isPollingEnabled
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
}

module silenceAlert 'silenceAlert.bicep' = if (!empty(alertEmail)) {
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    windowSize: alertWindow
    isEnabled: isPollingEnabled
  }
}

@description('Name of the function app.')
output functionAppName string = functionApp.outputs.name

@description('Name of the identity.')
output identityName string = identityName

@description('Object ID that must hold ActivityFeed.Read.')
output identityPrincipalId string = identity.outputs.principalId

@description('Application Insights in which the polls can be seen.')
output insightsName string = monitoring.outputs.insightsName

@description('Address of Table Storage, for the command line.')
output tablesEndpoint string = auditStorage.outputs.tablesEndpoint

@description('Storage account that holds the records.')
output auditStorageAccountName string = auditStorage.outputs.accountName
