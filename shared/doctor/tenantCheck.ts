import { m365Clouds } from '../settings/m365Clouds';
import type { TokenClaims } from '../signIn/tokenClaims';
import type { Check } from './check';
import type { FeedSettings } from './doctorSettings';

// "Office 365 Management APIs", by which an audience may be named instead of its address (Activity API reference, "Get started").
const API_APPLICATION_ID = 'c5393580-f805-4401-95e8-94b7a6ef2fc2';

/**
 * Whether tenant, cloud and token belong together. A wrong cloud otherwise shows as a permission that seems to be missing, or as content
 * that does not exist (coe-starter-kit#8664, powerapps-tools#552).
 * @param claims of the access token, @param tenantsCloud what the sign-in host says; both undefined where not known
 */
export function tenantCheck(
  { tenantId, cloud, activityApi }: FeedSettings,
  { claims, tenantsCloud }: { claims: TokenClaims | undefined; tenantsCloud: string | undefined },
): Check {
  const bad = (detail: string, fix: string): Check => ({ name: 'tenant and cloud', ok: false, detail, fix });
  if (tenantsCloud !== undefined && tenantsCloud !== cloud) {
    return bad(
      `The tenant is in cloud ${tenantsCloud}, but M365_CLOUD says ${cloud}.`,
      `Set M365_CLOUD to ${tenantsCloud}, or check AZURE_TENANT_ID.`,
    );
  }
  const audience = claims?.aud?.replace(/\/$/, '');
  if (audience !== undefined && audience !== activityApi.host && audience !== API_APPLICATION_ID) {
    const other = Object.entries(m365Clouds).find(([, { host }]) => host === audience)?.[0];
    return bad(
      `The token is made out to ${audience}${other ? ` (cloud ${other})` : ''}, not to ${activityApi.host}.`,
      'Check M365_CLOUD.',
    );
  }
  if (claims?.tid !== undefined && claims.tid.toLowerCase() !== tenantId) {
    return bad(
      `The token is for tenant ${claims.tid}, but AZURE_TENANT_ID is ${tenantId}.`,
      'Set AZURE_TENANT_ID to the tenant whose audit trail is kept; a managed identity belongs to the tenant of its subscription.',
    );
  }
  const known = tenantsCloud === undefined ? '' : `, cloud ${tenantsCloud}`;
  return {
    name: 'tenant and cloud',
    ok: true,
    detail: `Tenant ${tenantId}${known}; the token is for ${activityApi.host}.`,
    fix: undefined,
  };
}
