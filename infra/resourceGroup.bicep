import { customRoleName } from 'customRoleName.bicep'
import { auditTenant } from 'types.bicep'

@description('Short lower-case label of this deployment; part of every name.')
@minLength(1)
@maxLength(12)
param environmentName string

@description('Azure region for every resource; one that has Flex Consumption.')
param location string = resourceGroup().location

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

var tags = { 'azd-env-name': environmentName }
var token = take(uniqueString(resourceGroup().id, environmentName), 8)
var nameSuffix = '${environmentName}-${token}'
var identityName = 'id-${nameSuffix}'
var vaultName = 'kv-${nameSuffix}'
var sealHeadsContainer = 'seal-heads'

// One tenant or several, all by the same way from here on.
var entries = map(
  concat(tenants, empty(tenants) ? [{ name: 'audit', tenantId: tenantId, storage: 'audit' }] : []),
  each => {
    name: each.name
    tenantId: toLower(each.tenantId)
    prefix: each.?tablePrefix ?? tablePrefix
    label: tableService == 'cosmos' ? 'audit' : toLower(each.?storage ?? each.name)
    clientId: each.?clientId ?? appRegistrationClientId
    publisherId: each.?publisherId ?? publisherId
    contentTypes: each.?contentTypes ?? contentTypes
    retentionMonths: each.?retentionMonths ?? retentionMonths
  }
)

// What no decorator can tell. The app refuses such settings, too; here it is said before anything is deployed.
var prefixesInConflict = filter(
  entries,
  (one, i) => length(filter(
    entries,
    (other, j) => i != j && one.label == other.label && startsWith(toLower(other.prefix), toLower(one.prefix))
  )) > 0
)
var unreadable = filter(entries, each => each.tenantId != toLower(tenant().tenantId) && empty(each.clientId))
var mistakes = union(
  map(prefixesInConflict, each => 'tablePrefix ${each.prefix} of ${each.name} begins another one in the same storage account.'),
  map(unreadable, each => 'Tenant ${each.name} is not that of the subscription: it needs an app registration (clientId or appRegistrationClientId).'),
  signInWith != 'identity' && empty(appRegistrationClientId) ? ['signInWith needs appRegistrationClientId.'] : [],
  dropsExpiredMonths && empty(filter(entries, each => each.retentionMonths > 0)) ? ['dropsExpiredMonths needs retentionMonths.'] : [],
  dropsExpiredMonths && tableService == 'cosmos' ? ['dropsExpiredMonths needs tableService storage.'] : []
)
var kept = empty(mistakes) ? entries : fail(join(mistakes, ' '))

// Names and addresses are made of what is known beforehand, so that what-if shows all of it.
var accounts = map(union(map(kept, each => each.label), []), label => {
  label: label
  name: 'staudit${take(uniqueString(resourceGroup().id, environmentName, label), 10)}'
  prefixes: map(filter(kept, each => each.label == label), each => each.prefix)
})
var cosmosName = 'cosmos-audit-${nameSuffix}'
var places = map(kept, each => {
  entry: each
  tablesEndpoint: tableService == 'cosmos'
    ? 'https://${cosmosName}.table.cosmos.azure.com'
    : 'https://${filter(accounts, account => account.label == each.label)[0].name}.table.${environment().suffixes.storage}'
  sealHeadsUrl: 'https://${filter(accounts, account => account.label == each.label)[0].name}.blob.${environment().suffixes.storage}/${sealHeadsContainer}'
})

// What is the same for every tenant; what is its own stands in TENANTS where there are several.
var sharedSettings = {
  M365_CLOUD: m365Cloud
  POLL_SCHEDULE: pollSchedule
}
var tenantSettings = empty(tenants)
  ? union(
      {
        AZURE_TENANT_ID: places[0].entry.tenantId
        CONTENT_TYPES: contentTypes
        TABLES_ENDPOINT: places[0].tablesEndpoint
        TABLE_PREFIX: tablePrefix
        SEAL_HEADS_URL: places[0].sealHeadsUrl
      },
      empty(appRegistrationClientId) ? {} : { AZURE_CLIENT_ID: appRegistrationClientId },
      empty(publisherId) ? {} : { PUBLISHER_ID: publisherId },
      retentionMonths == 0 ? {} : { RETENTION_MONTHS: string(retentionMonths) }
    )
  : {
      TENANTS: string(map(places, place => union(
        {
          name: place.entry.name
          tenantId: place.entry.tenantId
          contentTypes: place.entry.contentTypes
          tablesEndpoint: place.tablesEndpoint
          tablePrefix: place.entry.prefix
          sealHeadsUrl: place.sealHeadsUrl
          retentionMonths: place.entry.retentionMonths
        },
        empty(place.entry.clientId) ? {} : { clientId: place.entry.clientId },
        empty(place.entry.publisherId) ? {} : { publisherId: place.entry.publisherId }
      )))
    }
// Without a version in its address, a renewed certificate or secret is taken within a day.
var vaultSecret = '@Microsoft.KeyVault(SecretUri=https://${vaultName}${environment().suffixes.keyvaultDns}/secrets/activity-api-${signInWith})'
var credentialSettings = signInWith == 'certificate'
  ? { AZURE_CLIENT_CERTIFICATE: vaultSecret }
  : signInWith == 'secret' ? { AZURE_CLIENT_SECRET: vaultSecret } : {}

var queueSettings = fanOut
  ? {
      INGEST_MODE: 'queue'
      QUEUES_ENDPOINT: 'https://sthost${token}.queue.${environment().suffixes.storage}'
    }
  : {}

module roles 'roles.bicep' = if (defineRoles) {
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
    dailyCapGb: telemetryDailyCapGb
    retentionDays: telemetryRetentionDays
  }
}

module telemetryGrant 'telemetryGrant.bicep' = {
  params: {
    insightsName: monitoring.outputs.insightsName
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
  }
}

module hostStorage 'hostStorage.bicep' = {
  params: {
    accountName: 'sthost${token}'
    location: location
    tags: tags
    skuName: hostStorageSku
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
    isPublic: !isPrivate
  }
}

module contentQueue 'contentQueue.bicep' = if (fanOut) {
  params: {
    accountName: hostStorage.outputs.accountName
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
  }
}

module auditStorage 'auditStorage.bicep' = [
  for account in accounts: {
    params: {
      accountName: account.name
      location: location
      tags: tags
      skuName: auditStorageSku
      tablePrefixes: account.prefixes
      sealHeadsContainer: sealHeadsContainer
      identityName: identityName
      identityPrincipalId: identity.outputs.principalId
      appendAuditRowsRoleId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        customRoleName(resourceGroup().id, environmentName, 'appendAuditRows')
      )
      updateLedgerRowsRoleId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        customRoleName(resourceGroup().id, environmentName, 'updateLedgerRows')
      )
      createSealHeadsRoleId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        customRoleName(resourceGroup().id, environmentName, 'createSealHeads')
      )
      sealHeadsRetentionDays: sealHeadsRetentionDays
      areSealHeadsLocked: areSealHeadsLocked
      readerPrincipalId: readerPrincipalId
      readerPrincipalType: readerPrincipalType
      workspaceId: monitoring.outputs.workspaceId
      areReadsReported: areReadsReported
      isPublic: !isPrivate
      isLocked: isLocked
    }
    dependsOn: [roles]
  }
]

module cosmos 'cosmos.bicep' = if (tableService == 'cosmos') {
  params: {
    name: cosmosName
    location: location
    tags: tags
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
    tablePrefixes: map(kept, each => each.prefix)
    readerPrincipalId: readerPrincipalId
  }
}

module keyVault 'keyVault.bicep' = if (signInWith != 'identity') {
  params: {
    name: vaultName
    location: location
    tags: tags
    identityName: identityName
    identityPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'network.bicep' = if (isPrivate) {
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
  }
}

module hostEndpoints 'privateEndpoints.bicep' = if (isPrivate) {
  params: {
    location: location
    tags: tags
    accountName: hostStorage.outputs.accountName
    services: ['blob', 'queue', 'table']
    subnetId: network.?outputs.endpointSubnetId ?? ''
  }
}

module auditEndpoints 'privateEndpoints.bicep' = [
  for account in accounts: if (isPrivate) {
    params: {
      location: location
      tags: tags
      accountName: account.name
      services: ['blob', 'table']
      subnetId: network.?outputs.endpointSubnetId ?? ''
    }
    dependsOn: [auditStorage]
  }
]

// Its first start is refused where a right is missing or storage is out of reach: it waits for all of that.
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
    settings: union(sharedSettings, tenantSettings, credentialSettings, queueSettings, {
      MANAGED_IDENTITY_CLIENT_ID: identity.outputs.clientId
    })
    disabledFunctions: union(
      ['dropExpiredMonths'],
      isPollingEnabled ? [] : ['pollAuditFeed'],
      isPollingEnabled && fanOut ? [] : ['ingestContent', 'refusePoisonContent']
    )
    subnetId: network.?outputs.pollSubnetId ?? ''
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
  dependsOn: [telemetryGrant, contentQueue, auditStorage, cosmos, keyVault, hostEndpoints, auditEndpoints]
}

module retention 'retention.bicep' = if (dropsExpiredMonths) {
  params: {
    environmentName: environmentName
    nameSuffix: nameSuffix
    location: location
    tags: tags
    hostStorageAccountName: 'stdrop${token}'
    hostStorageSku: hostStorageSku
    auditAccounts: map(accounts, account => { name: account.name, prefixes: account.prefixes })
    settings: union(sharedSettings, tenantSettings)
    insightsName: monitoring.outputs.insightsName
    telemetryConnectionString: monitoring.outputs.connectionString
    subnetId: network.?outputs.dropSubnetId ?? ''
    endpointSubnetId: network.?outputs.endpointSubnetId ?? ''
    maximumInstanceCount: maximumInstanceCount
  }
  dependsOn: [auditStorage, auditEndpoints]
}

module alerts 'alerts.bicep' = {
  params: {
    nameSuffix: nameSuffix
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    tenantIds: map(kept, each => each.tenantId)
    auditAccountNames: map(accounts, account => account.name)
    email: alertEmail
    actionGroupId: alertActionGroupId
    silenceWindow: alertWindow
    contentAgeHours: alertContentAgeHours
    isPollingEnabled: isPollingEnabled
  }
  dependsOn: [auditStorage]
}

module workbook 'workbook.bicep' = {
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('Name of the function app.')
output functionAppName string = functionApp.outputs.name

@description('Name of the app that drops expired months; empty where there is none.')
output retentionAppName string = retention.?outputs.functionAppName ?? ''

@description('Name of the identity.')
output identityName string = identityName

@description('Object ID that must hold ActivityFeed.Read, or that the app registration trusts.')
output identityPrincipalId string = identity.outputs.principalId

@description('Application Insights in which the polls can be seen.')
output insightsName string = monitoring.outputs.insightsName

@description('Address of the tables of the first tenant, for the command line.')
output tablesEndpoint string = places[0].tablesEndpoint

@description('Container of the seal heads of the first tenant, for the command line.')
output sealHeadsUrl string = places[0].sealHeadsUrl

@description('Storage account that holds the records of the first tenant.')
output auditStorageAccountName string = filter(accounts, account => account.label == kept[0].label)[0].name

@description('Setting TENANTS of the app, for the command line; empty for one tenant.')
output tenantsSetting string = tenantSettings.?TENANTS ?? ''

@description('Key Vault that a certificate or secret is put into; empty where none is needed.')
output vaultName string = keyVault.?outputs.name ?? ''
