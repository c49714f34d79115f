import { builtInRoles } from 'builtInRoles.bicep'

@description('Name of Application Insights.')
param insightsName string

@description('Name of the identity that sends telemetry.')
param identityName string

@description('Object ID of that identity.')
param identityPrincipalId string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource publishTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identityName, builtInRoles.monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identityPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtInRoles.monitoringMetricsPublisher
    )
  }
}
