@export()
@description('A Microsoft 365 tenant whose audit trail is kept. IDs alone, never a secret: the identity signs in for its app registration.')
type auditTenant = {
  @description('Short name, letters, digits and hyphens: how the command line (--tenant), logs and alerts call it.')
  @minLength(1)
  @maxLength(30)
  name: string

  @description('ID of the tenant, a GUID.')
  @minLength(36)
  @maxLength(36)
  tenantId: string

  @description('Beginning of its table names, letters and digits; without: that of parameter tablePrefix. Within one storage account none may begin another.')
  @minLength(1)
  @maxLength(50)
  tablePrefix: string?

  @description('App registration (client ID) that reads its feed, with the identity as federated credential; needed for every tenant but the one of the subscription.')
  clientId: string?

  @description('Tenant of that app registration; without: the tenant itself.')
  publisherId: string?

  @description('Content types to keep, separated by commas; without: those of parameter contentTypes.')
  contentTypes: string?

  @description('Months to keep, 0: all; without: those of parameter retentionMonths.')
  @minValue(0)
  retentionMonths: int?

  @description('Tenants of the same label share a storage account; without, each has one of its own. `audit` is the account of a deployment that began without tenants.')
  storage: string?
}
