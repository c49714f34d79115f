using 'main.bicep'

// `azd env set NAME VALUE` (or an environment variable of that name) before each deployment; docs/deploy.md has all of them.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'prod')
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')

// false for those who may not define roles; infra/roles.bicep has to be deployed by somebody who may.
param defineRoles = bool(readEnvironmentVariable('DEFINE_ROLES', 'true'))

// Object ID of the group that may read the records: az ad group show --group NAME --query id --output tsv
param readerPrincipalId = readEnvironmentVariable('AUDIT_READERS_ID', '')
param readerPrincipalType = readEnvironmentVariable('AUDIT_READERS_TYPE', 'Group')

// Who is told when something is wrong.
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')

// Standard_LRS where the region has no zones.
param auditStorageSku = readEnvironmentVariable('AUDIT_STORAGE_SKU', 'Standard_ZRS')

// App registration that reads the feed in place of the identity itself (docs/consent.md).
param appRegistrationClientId = readEnvironmentVariable('APP_REGISTRATION_CLIENT_ID', '')

// To true once the permission has been granted, not before (docs/consent.md).
param isPollingEnabled = bool(readEnvironmentVariable('POLLING_ENABLED', 'false'))

// To true where one instance cannot carry the tenant's audit data (docs/deploy.md).
param fanOut = bool(readEnvironmentVariable('FAN_OUT', 'false'))

// To true once the retention of seal heads has been locked (docs/deploy.md).
param areSealHeadsLocked = bool(readEnvironmentVariable('SEAL_HEADS_LOCKED', 'false'))
