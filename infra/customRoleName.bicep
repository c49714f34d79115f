// roles.bicep defines the roles, everything else assigns them: the name has to be the same where a deployment may not define roles.
@export()
@description('Name (a GUID) of a role of infra/roles.bicep.')
func customRoleName(resourceGroupId string, environmentName string, role string) string => guid(resourceGroupId, environmentName, role)
