targetScope = 'subscription'

import { auditTenant } from 'types.bicep'

@description('Short lower-case label of this deployment; part of every name.')
@minLength(1)
@maxLength(12)
param environmentName string

@description('Azure region for every resource; one that has Flex Consumption.')
param location string = deployment().location

@description('Resource group to make.')
@maxLength(90)
param resourceGroupName string = 'rg-exchange-audit-${environmentName}'

@description('Whether the four roles of infra/roles.bicep are defined as well, which takes Owner or User Access Administrator; false: they have been.')
param defineRoles bool = true

@description('Tenant whose audit trail is kept.')
@minLength(36)
@maxLength(36)
param tenantId string = tenant().tenantId

@description('Tenants whose audit trails are kept, in place of tenantId; each with its own tables, settings and rights.')
param tenants auditTenant[] = []

@description('App registration (client ID) that reads the audit feed, with the identity as its federated credential; empty: the identity itself.')
param appRegistrationClientId string = ''

@description('Tenant in which that app registration lives; empty: the tenant whose audit trail is kept.')
param publisherId string = ''

@description('How that app registration signs in: by the identity (no secret), or with a certificate or a secret that a person puts into the Key Vault made for it.')
@allowed(['identity', 'certificate', 'secret'])
param signInWith string = 'identity'

// The others need Azure Government or Azure China, where identity and host storage are set up in other ways.
@description('Cloud of the Microsoft 365 tenant.')
@allowed(['worldwide', 'gcc'])
param m365Cloud string = 'worldwide'

@description('Content types to keep, separated by commas.')
param contentTypes string = 'Audit.Exchange'

@description('Beginning of every table name, letters and digits.')
@minLength(1)
@maxLength(50)
param tablePrefix string = 'Audit'

@description('When to poll, an NCRONTAB expression in UTC.')
@minLength(9)
param pollSchedule string = '17 */5 * * * *'

@description('Months to keep beside the current one; 0: all. Older records are not stored; dropsExpiredMonths says whether stored ones go.')
@minValue(0)
param retentionMonths int = 0

@description('Whether a second app, with an identity of its own, drops tables of months beyond retentionMonths.')
param dropsExpiredMonths bool = false

@description('Whether the timer runs. Not before consent: a token asked for earlier lacks the permission and is kept for up to a day.')
param isPollingEnabled bool = false

@description('How the audit data is replicated; not every region has zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param auditStorageSku string = 'Standard_ZRS'

@description('How the Functions host\'s storage (package, leases) is replicated.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param hostStorageSku string = 'Standard_LRS'

@description('Where tables are: Table Storage, or Azure Cosmos DB for Table, which costs the promise that the app cannot change a record.')
@allowed(['storage', 'cosmos'])
param tableService string = 'storage'

@description('How long a seal head cannot be changed or deleted, in days; at least as long as records are kept, best.')
@minValue(1)
@maxValue(146000)
param sealHeadsRetentionDays int = 2557

@description('Whether that retention has been locked (docs/deploy.md); a locked one takes no further deployment.')
param areSealHeadsLocked bool = false

@description('Whether a lock guards the audit data against deletion through Azure Resource Manager; it holds up no data right. Takes Owner or User Access Administrator.')
param isLocked bool = false

@description('Whether storage can be reached through private endpoints alone. Unproven: docs/deploy.md.')
param isPrivate bool = false

@description('Address range of the private network, at least a /24.')
param networkAddressPrefix string = '10.90.0.0/24'

@description('Object ID of the group or person that may read the records; empty for none.')
param readerPrincipalId string = ''

@description('What that object is.')
@allowed(['Group', 'ServicePrincipal', 'User'])
param readerPrincipalType string = 'Group'

@description('Whether the workspace is told who reads records, a line for each request.')
param areReadsReported bool = false

@description('Whether workers on as many instances as it takes fetch what the timer lists (INGEST_MODE=queue); false: one instance does the whole poll.')
param fanOut bool = false

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

// One instance polls, whatever this says; with fanOut it bounds the workers. 40 is what every version of the service has accepted.
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
param telemetryRetentionDays int = 90

@description('Address that alerts are sent to; empty for none.')
param alertEmail string = ''

@description('Action group that is told besides, by resource ID; empty for none.')
param alertActionGroupId string = ''

@description('How long no poll may have succeeded, an ISO 8601 duration; longer than two polls and 10 minutes.')
@allowed(['PT30M', 'PT1H', 'PT2H', 'PT6H', 'P1D'])
param alertWindow string = 'PT1H'

@description('How old the newest content may be, in hours. A small tenant has hours without any.')
@minValue(1)
param alertContentAgeHours int = 24

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: { 'azd-env-name': environmentName }
}

module content 'resourceGroup.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    defineRoles: defineRoles
    tenantId: tenantId
    tenants: tenants
    appRegistrationClientId: appRegistrationClientId
    publisherId: publisherId
    signInWith: signInWith
    m365Cloud: m365Cloud
    contentTypes: contentTypes
    tablePrefix: tablePrefix
    pollSchedule: pollSchedule
    retentionMonths: retentionMonths
    dropsExpiredMonths: dropsExpiredMonths
    isPollingEnabled: isPollingEnabled
    auditStorageSku: auditStorageSku
    hostStorageSku: hostStorageSku
    tableService: tableService
    sealHeadsRetentionDays: sealHeadsRetentionDays
    areSealHeadsLocked: areSealHeadsLocked
    isLocked: isLocked
    isPrivate: isPrivate
    networkAddressPrefix: networkAddressPrefix
    readerPrincipalId: readerPrincipalId
    readerPrincipalType: readerPrincipalType
    areReadsReported: areReadsReported
    fanOut: fanOut
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    telemetryDailyCapGb: telemetryDailyCapGb
    telemetryRetentionDays: telemetryRetentionDays
    alertEmail: alertEmail
    alertActionGroupId: alertActionGroupId
    alertWindow: alertWindow
    alertContentAgeHours: alertContentAgeHours
  }
}

// camelCase: `az deployment sub show` gives other spellings back changed (AZURE_X as azurE_X), and queries on them find nothing.
@description('Resource group.')
output resourceGroupName string = group.name

@description('Name of the function app.')
output functionAppName string = content.outputs.functionAppName

@description('Name of the app that drops expired months; empty where there is none.')
output retentionAppName string = content.outputs.retentionAppName

@description('Name of the identity.')
output identityName string = content.outputs.identityName

@description('Object ID that must hold ActivityFeed.Read, or that the app registration trusts.')
output identityPrincipalId string = content.outputs.identityPrincipalId

@description('Application Insights in which the polls can be seen.')
output insightsName string = content.outputs.insightsName

@description('Address of the tables of the first tenant, for the command line.')
output tablesEndpoint string = content.outputs.tablesEndpoint

@description('Container of the seal heads of the first tenant, for the command line.')
output sealHeadsUrl string = content.outputs.sealHeadsUrl

@description('Storage account that holds the records of the first tenant.')
output auditStorageAccountName string = content.outputs.auditStorageAccountName

@description('Setting TENANTS of the app, for the command line; empty for one tenant.')
output tenantsSetting string = content.outputs.tenantsSetting

@description('Key Vault that a certificate or secret is put into; empty where none is needed.')
output vaultName string = content.outputs.vaultName

// azd writes these into its environment under these names.
@description('Resource group, for azd.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Region, for azd.')
output AZURE_LOCATION string = location

@description('Address of the tables of the first tenant: what the command line reads from the environment.')
output TABLES_ENDPOINT string = content.outputs.tablesEndpoint

@description('Container of its seal heads: what the command line reads from the environment.')
output SEAL_HEADS_URL string = content.outputs.sealHeadsUrl
