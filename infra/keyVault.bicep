// Only where the Activity API is asked with a certificate or a secret; managed identity and federation need neither.
import { builtInRoles } from 'builtInRoles.bicep'

@description('Name of the vault, 3 to 24 characters.')
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Name of the identity that reads the secret.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

@description('Resource ID of the workspace that learns who read the secret.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

// The secret itself is written by a person (docs/consent.md): what a template has seen stands in the deployment's history.
resource readSecret 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityName, builtInRoles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.keyVaultSecretsUser
    )
  }
}

resource reportAccess 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'report-access'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

@description('Name of the vault.')
output name string = vault.name

@description('Address of the vault, with a slash at its end.')
output uri string = vault.properties.vaultUri
