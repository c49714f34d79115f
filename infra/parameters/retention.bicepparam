using '../main.bicep'

// Months that are over are dropped, for good, by an app of its own (docs/operate.md).
param environmentName = 'prod'
param location = 'westeurope'
param retentionMonths = 84
param dropsExpiredMonths = true
