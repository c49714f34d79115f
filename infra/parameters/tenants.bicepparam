using '../main.bicep'

// Several Microsoft 365 tenants, one app (docs/tenants.md). A storage account each, unless two have the same label in `storage`.
param environmentName = 'prod'
param location = 'westeurope'
param tenants = [
  {
    name: 'contoso'
    tenantId: '00000000-0000-0000-0000-000000000000'
    storage: 'audit'
  }
  {
    name: 'fabrikam'
    tenantId: '11111111-1111-1111-1111-111111111111'
    clientId: '22222222-2222-2222-2222-222222222222'
    publisherId: '00000000-0000-0000-0000-000000000000'
    tablePrefix: 'Fabrikam'
  }
]
