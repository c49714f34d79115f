import { ClientSecretCredential } from '@azure/identity';
import { startTenant } from './startTenant';
import type { Tenant } from './tenant';
import { trustTenant } from './trustTenant';

const tenants: Tenant[] = [];
beforeAll(async () => {
  tenants.push(await startTenant(), await startTenant());
});
afterAll(() => Promise.all(tenants.map((tenant) => tenant.stop())));

function getToken(tenant: Tenant) {
  return new ClientSecretCredential(tenant.tenantId, tenant.clientId, 'simulated-secret', {
    authorityHost: tenant.url,
    disableInstanceDiscovery: true,
    retryOptions: { maxRetries: 0 },
  }).getToken(`${tenant.url}/.default`);
}

test('this process trusts each tenant that it is told to, one after the other', async () => {
  for (const tenant of tenants) {
    await expect(getToken(tenant)).rejects.toThrow();
    trustTenant(tenant);
    expect((await getToken(tenant)).token.split('.')).toHaveLength(3);
  }
});
