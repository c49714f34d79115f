import { z } from 'zod';
import { askTenant } from './askTenant';
import type { Tenant } from './tenant';

const tokenReply = z.object({ access_token: z.string() });

/** Signs in with the tenant's own client and secret (v2 endpoint). @returns the access token for the tenant's API */
export async function signInToTenant(tenant: Tenant): Promise<string> {
  const { AZURE_CLIENT_ID = '', AZURE_CLIENT_SECRET = '' } = tenant.environment();
  const reply = await askTenant(tenant, `/${tenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: AZURE_CLIENT_ID,
      client_secret: AZURE_CLIENT_SECRET,
      scope: `${tenant.url}/.default`,
    }).toString(),
  });
  return tokenReply.parse(JSON.parse(reply.text)).access_token;
}
