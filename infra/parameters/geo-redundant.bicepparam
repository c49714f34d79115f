using '../main.bicep'

// A second copy of the audit data in the paired region. Microsoft fails over, or you do; the copy may be minutes behind.
param environmentName = 'prod'
param location = 'westeurope'
param auditStorageSku = 'Standard_GZRS'
