@description('Short lower-case label of the deployment.')
param environmentName string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Resource ID of the workspace that it shows.')
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, environmentName, 'workbook')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Exchange audit (${environmentName})'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: replace(loadTextContent('workbook.json'), 'WORKSPACE_ID', workspaceId)
  }
}
