using '../main.bicep'

// The timer lists, and as many instances as it takes fetch (docs/deploy.md).
param environmentName = 'prod'
param location = 'westeurope'
param fanOut = true
