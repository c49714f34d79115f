using '../main.bicep'

// Storage behind private endpoints. Unproven: no real subscription has shown a package being uploaded this way (docs/deploy.md).
param environmentName = 'prod'
param location = 'westeurope'
param isPrivate = true
param networkAddressPrefix = '10.90.0.0/24'
