/** A Microsoft 365 cloud as the operator names it. */
export type TenantCloud = 'worldwide' | 'gcc' | 'gcchigh' | 'dod' | 'china';

/** What the openid-configuration of a tenant in that cloud says about it. */
export const cloudClaims: Readonly<Record<TenantCloud, object>> = {
  worldwide: { tenant_region_scope: 'EU', cloud_instance_name: 'microsoftonline.com' },
  gcc: {
    tenant_region_scope: 'NA',
    tenant_region_sub_scope: 'GCC',
    cloud_instance_name: 'microsoftonline.com',
  },
  gcchigh: {
    tenant_region_scope: 'USGov',
    tenant_region_sub_scope: 'DODCON',
    cloud_instance_name: 'microsoftonline.us',
  },
  dod: {
    tenant_region_scope: 'USGov',
    tenant_region_sub_scope: 'DOD',
    cloud_instance_name: 'microsoftonline.us',
  },
  china: { tenant_region_scope: 'AS', cloud_instance_name: 'partner.microsoftonline.cn' },
};
