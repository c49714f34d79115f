targetScope = 'subscription'

@description('Short lower-case label of this deployment; part of every name.')
@minLength(1)
@maxLength(12)
param environmentName string

@description('Azure region for every resource; one that has Flex Consumption.')
param location string = deployment().location

@description('Resource group to make.')
param resourceGroupName string = 'rg-exchange-audit-${environmentName}'

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

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: resourceGroupName
  location: location
  tags: { 'azd-env-name': environmentName }
}

module content 'resourceGroup.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tenantId: tenantId
    appRegistrationClientId: appRegistrationClientId
    publisherId: publisherId
    m365Cloud: m365Cloud
    contentTypes: contentTypes
    tablePrefix: tablePrefix
    pollSchedule: pollSchedule
    retentionMonths: retentionMonths
    isPollingEnabled: isPollingEnabled
    auditStorageSku: auditStorageSku
    readerPrincipalId: readerPrincipalId
    readerPrincipalType: readerPrincipalType
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    telemetryDailyCapGb: telemetryDailyCapGb
    telemetryRetentionDays: telemetryRetentionDays
    alertEmail: alertEmail
    alertWindow: alertWindow
  }
}

// camelCase: Azure gives other spellings back changed (AZURE_X as azurE_X), and queries on them find nothing.
@description('Resource group.')
output resourceGroupName string = group.name

@description('Name of the function app.')
output functionAppName string = content.outputs.functionAppName

@description('Name of the identity.')
output identityName string = content.outputs.identityName

@description('Object ID that must hold ActivityFeed.Read.')
output identityPrincipalId string = content.outputs.identityPrincipalId

@description('Application Insights in which the polls can be seen.')
output insightsName string = content.outputs.insightsName

@description('Address of Table Storage, for the command line.')
output tablesEndpoint string = content.outputs.tablesEndpoint

@description('Storage account that holds the records.')
output auditStorageAccountName string = content.outputs.auditStorageAccountName
