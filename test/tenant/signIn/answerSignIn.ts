import type { Reply } from '../reply';
import { reply } from '../reply';
import type { TenantRequest } from '../tenantRequest';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';
import { cloudClaims } from './cloudClaims';
import { entraError } from './entraError';
import { issueToken } from './issueToken';
import type { SignInRoute } from './signInRoute';

/** Answers the sign-in endpoints: token, OpenID configuration and instance discovery. */
export function answerSignIn(state: TenantState, route: SignInRoute, request: TenantRequest): Reply {
  if (route.operation === 'instanceDiscovery') return instanceDiscovery(state, request.url);
  const tenant = route.tenant.toLowerCase();
  const now = serverNow(state);
  if (tenant !== state.tenantId.toLowerCase() && tenant !== state.domain) {
    return entraError(90002, now, state.random.guid());
  }
  if (route.operation === 'openIdConfiguration') return reply(200, openIdConfiguration(state, route));
  const { signInError } = state.faults.current;
  if (signInError !== undefined) return entraError(signInError, now, state.random.guid());
  return issueToken(state, route, new URLSearchParams(request.body));
}

/** The document that MSAL reads before it asks for a token; the issuer must stand on the authority's own host. */
function openIdConfiguration(state: TenantState, { tenant, version }: SignInRoute): object {
  const root = `${state.url}/${tenant}`;
  const endpoints = version === 2 ? `${root}/oauth2/v2.0` : `${root}/oauth2`;
  return {
    token_endpoint: `${endpoints}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${state.url}/${tenant}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${state.url}/${state.tenantId}/v2.0`,
    authorization_endpoint: `${endpoints}/authorize`,
    end_session_endpoint: `${endpoints}/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'tid', 'ver'],
    ...cloudClaims[state.faults.current.tenantCloud],
  };
}

function instanceDiscovery(state: TenantState, url: URL): Reply {
  const asked = url.searchParams.get('authorization_endpoint') ?? '';
  const host = new URL(state.url).host;
  if (!asked.startsWith(`${state.url}/`)) {
    return reply(400, { error: 'invalid_instance', error_codes: [50049] });
  }
  return reply(200, {
    tenant_discovery_endpoint: `${state.url}/${state.tenantId}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  });
}
