// A deployment of its own, by somebody who may grant permissions in Entra: `az deployment group create --template-file infra/consent.bicep`.
// The way with Microsoft Graph alone stands in docs/consent.md and needs no right on the resource group. Graph objects are not
// removed with the group, and what-if does not show them. Azure public cloud only.
extension microsoftGraphV1

@description('Object ID of what reads the audit feed: the managed identity (output identityPrincipalId), or the service principal of an app registration.')
@minLength(36)
@maxLength(36)
param principalId string

@description('Permissions of the Office 365 Management APIs; ActivityFeed.ReadDlp besides where DLP.All is kept.')
param permissions string[] = ['ActivityFeed.Read']

// Found by its application ID, and the permissions by name: IDs of permissions that circulate are partly invented.
resource managementApis 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: 'c5393580-f805-4401-95e8-94b7a6ef2fc2'
}

resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [
  for permission in permissions: {
    resourceId: managementApis.id
    principalId: principalId
    appRoleId: filter(managementApis.appRoles, role => role.value == permission)[0].id
  }
]
