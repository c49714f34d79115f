using '../main.bicep'

// A lock on the audit data. It guards against deletion through Azure Resource Manager only, not against who has a data right.
param environmentName = 'prod'
param location = 'westeurope'
param isLocked = true
