@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

// User-assigned: its rights and its consent can stand before the app starts, and outlive it.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Resource ID.')
output id string = identity.id

@description('Client ID: what code and host sign in with.')
output clientId string = identity.properties.clientId

@description('Object ID: what rights and consent are given to.')
output principalId string = identity.properties.principalId
