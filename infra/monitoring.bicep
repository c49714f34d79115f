@description('End of each resource name.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Telemetry taken in a day, in GB; what comes above is lost until the next day.')
param dailyCapGb int

@description('How long telemetry is kept, in days.')
param retentionDays int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: 'log-${nameSuffix}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
    features: { disableLocalAuth: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${nameSuffix}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

@description('Resource ID of the workspace.')
output workspaceId string = workspace.id

@description('Name of the workspace.')
output workspaceName string = workspace.name

@description('Name of Application Insights.')
output insightsName string = insights.name

@description('Where telemetry goes. No secret: without local authentication it lets nobody in.')
output connectionString string = insights.properties.ConnectionString
