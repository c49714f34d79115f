using 'main.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')

// Object ID of the group that may read the records: az ad group show --group NAME --query id --output tsv
param readerPrincipalId = ''

// Who is told when no poll has succeeded for an hour.
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')

// 'Standard_LRS' where the region has no zones.
param auditStorageSku = 'Standard_ZRS'

// To true once ActivityFeed.Read has been granted, see docs/deploy.md.
param isPollingEnabled = false
