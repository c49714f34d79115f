// The other form of consent: an app registration that trusts the managed identity in place of a secret. For other tenants, and where the
// service does not take a managed identity itself. Run by somebody who may make applications and grant permissions, in the tenant of
// the subscription. Azure public cloud only.
extension microsoftGraphV1

@description('Short lower-case label of the deployment.')
@minLength(1)
@maxLength(12)
param environmentName string

@description('Object ID of the managed identity (output identityPrincipalId).')
@minLength(36)
@maxLength(36)
param identityPrincipalId string

@description('Whether other tenants are read, too: each consents at the address in output adminConsentUrl.')
param isMultitenant bool = false

@description('Permissions of the Office 365 Management APIs; ActivityFeed.ReadDlp besides where DLP.All is kept.')
param permissions string[] = ['ActivityFeed.Read']

resource managementApis 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: 'c5393580-f805-4401-95e8-94b7a6ef2fc2'
}

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: 'exchange-audit-${environmentName}'
  displayName: 'Exchange audit (${environmentName})'
  signInAudience: isMultitenant ? 'AzureADMultipleOrgs' : 'AzureADMyOrg'
  // What the page for consent asks for; the grant itself is below, and in other tenants made on that page.
  requiredResourceAccess: [
    {
      resourceAppId: managementApis.appId
      resourceAccess: map(permissions, permission => {
        id: filter(managementApis.appRoles, role => role.value == permission)[0].id
        type: 'Role'
      })
    }
  ]

  resource identity 'federatedIdentityCredentials@v1.0' = {
    name: '${application.uniqueName}/managed-identity'
    description: 'The managed identity of the deployment ${environmentName}.'
    issuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
    subject: identityPrincipalId
    audiences: ['api://AzureADTokenExchange']
  }
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [
  for permission in permissions: {
    resourceId: managementApis.id
    principalId: servicePrincipal.id
    appRoleId: filter(managementApis.appRoles, role => role.value == permission)[0].id
  }
]

@description('Client ID: parameter appRegistrationClientId, or clientId of an entry of tenants.')
output clientId string = application.appId

@description('Where an administrator of another tenant consents; ORGANIZATION is that tenant\'s ID.')
output adminConsentUrl string = '${environment().authentication.loginEndpoint}ORGANIZATION/adminconsent?client_id=${application.appId}'
