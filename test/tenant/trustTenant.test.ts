import { ClientSecretCredential } from '@azure/identity';
import { startTenant } from './startTenant';
import { trustTenant } from './trustTenant';

test('this process trusts the tenant once it is told to', async () => {
  const tenant = await startTenant();
  const getToken = () =>
    new ClientSecretCredential(tenant.tenantId, tenant.clientId, 'simulated-secret', {
      authorityHost: tenant.url,
      disableInstanceDiscovery: true,
      retryOptions: { maxRetries: 0 },
    }).getToken(`${tenant.url}/.default`);
  await expect(getToken()).rejects.toThrow();
  trustTenant(tenant);
  expect((await getToken()).token.split('.')).toHaveLength(3);
  await tenant.stop();
});
