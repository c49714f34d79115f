using '../main.bicep'

// Azure Cosmos DB for Table in place of Table Storage. Its roles know no insert without replace: the app could change a record.
// Unproven in a real subscription.
param environmentName = 'prod'
param location = 'westeurope'
param tableService = 'cosmos'
