// Unproven until a real subscription has shown a package being uploaded through it (azure-functions-host#11796, Azure-Functions#2635).

@description('End of each resource name.')
param nameSuffix string

@description('Azure region.')
param location string

@description('Tags put on every resource.')
param tags object

@description('Address range of the network, at least a /24.')
param addressPrefix string

// What leaves the network: sign-in, the Activity API (both tags are in Microsoft's page on it), telemetry, extensions of the host.
// All storage is behind private endpoints. These are service tags, the egress list for a firewall in their place as well.
var allowedDestinations = [
  'AzureActiveDirectory'
  'M365ManagementActivityApi'
  'AzureFrontDoor.MicrosoftSecurity'
  'AzureFrontDoor.FirstParty'
  'AzureMonitor'
  'AzureKeyVault'
]

resource egress 'Microsoft.Network/networkSecurityGroups@2025-05-01' = {
  name: 'nsg-${nameSuffix}'
  location: location
  tags: tags
  properties: {
    securityRules: union(
      map(range(0, length(allowedDestinations)), i => {
        name: 'allow-${replace(allowedDestinations[i], '.', '-')}'
        properties: {
          access: 'Allow'
          direction: 'Outbound'
          priority: 100 + i
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: allowedDestinations[i]
          destinationPortRange: '443'
        }
      }),
      [
        {
          name: 'deny-internet'
          properties: {
            access: 'Deny'
            direction: 'Outbound'
            priority: 4000
            protocol: '*'
            sourceAddressPrefix: '*'
            sourcePortRange: '*'
            destinationAddressPrefix: 'Internet'
            destinationPortRange: '*'
          }
        }
      ]
    )
  }
}

// A new network has no way out by itself.
resource outboundAddress 'Microsoft.Network/publicIPAddresses@2025-05-01' = {
  name: 'pip-${nameSuffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource outbound 'Microsoft.Network/natGateways@2025-05-01' = {
  name: 'ng-${nameSuffix}'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIpAddresses: [{ id: outboundAddress.id }] }
}

// Flex Consumption needs a delegated subnet for each app, /27 or larger, without `_` in its name.
var appSubnets = ['poll', 'drop']

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' = {
  name: 'vnet-${nameSuffix}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: union(
      map(range(0, length(appSubnets)), i => {
        name: 'snet-${appSubnets[i]}'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 27, i)
          defaultOutboundAccess: false
          natGateway: { id: outbound.id }
          networkSecurityGroup: { id: egress.id }
          delegations: [
            { name: 'flex-consumption', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }),
      [
        {
          name: 'snet-endpoints'
          properties: {
            addressPrefix: cidrSubnet(addressPrefix, 27, length(appSubnets))
            defaultOutboundAccess: false
          }
        }
      ]
    )
  }

  resource pollSubnet 'subnets' existing = {
    name: 'snet-poll'
  }

  resource dropSubnet 'subnets' existing = {
    name: 'snet-drop'
  }

  resource endpointSubnet 'subnets' existing = {
    name: 'snet-endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in ['blob', 'queue', 'table']: {
    name: 'privatelink.${service}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for i in range(0, 3): {
    parent: zones[i]
    name: 'audit-network'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

@description('Subnet of the polling app.')
output pollSubnetId string = network::pollSubnet.id

@description('Subnet of the app that drops expired months.')
output dropSubnetId string = network::dropSubnet.id

@description('Subnet of the private endpoints.')
output endpointSubnetId string = network::endpointSubnet.id
