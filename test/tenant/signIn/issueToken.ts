import { timingSafeEqual } from 'node:crypto';
import type { Reply } from '../reply';
import { reply } from '../reply';
import type { TenantState } from '../tenantState';
import { serverNow } from '../tenantState';
import type { Application } from './application';
import { entraError } from './entraError';
import type { SignInRoute } from './signInRoute';
import { verifyClientAssertion } from './verifyClientAssertion';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Hosts of the API in the other clouds: Entra ID gives tokens for them, this tenant's feed does not take them. */
const otherClouds = [
  'https://manage-gcc.office.com',
  'https://manage.office365.us',
  'https://manage.protection.apps.mil',
  'https://manage.office365.cn',
];

/**
 * The client credentials grant, v1 (`resource`) and v2 (`scope`), with a secret or a certificate's assertion.
 * @param form the form fields of the request
 * @returns token_type, expires_in (text in v1, number in v2) and access_token, or Entra ID's error
 */
export function issueToken(state: TenantState, route: SignInRoute, form: URLSearchParams): Reply {
  const now = serverNow(state);
  const refuse = (code: number): Reply => entraError(code, now, state.random.guid());
  if (form.get('grant_type') !== 'client_credentials') return refuse(70003);
  const application = state.applications.get((form.get('client_id') ?? '').toLowerCase());
  if (application === undefined) return refuse(700016);
  const credentialFault = checkCredential(state, route, form, application);
  if (credentialFault !== undefined) return refuse(credentialFault);

  const asked = route.version === 2 ? form.get('scope')?.replace(/\/\.default$/, '') : form.get('resource');
  if (!asked) return refuse(900144);
  const audience = asked.replace(/\/$/, '');
  if (![state.url, 'https://manage.office.com', ...otherClouds].includes(audience)) return refuse(500011);

  const { tenantId, tokenLifetimeS: lifetimeS } = state;
  const issuer = `https://sts.windows.net/${tenantId}/`;
  const token = state.tokens.issue(application, { tenantId, audience, issuer, now, lifetimeS });
  if (route.version === 2) {
    return reply(200, {
      token_type: 'Bearer',
      expires_in: lifetimeS,
      ext_expires_in: lifetimeS,
      access_token: token,
    });
  }
  // In v1 replies these numbers are text (reference, "Get an access token").
  const nowS = Math.floor(now.getTime() / 1000);
  return reply(200, {
    token_type: 'Bearer',
    expires_in: String(lifetimeS),
    ext_expires_in: String(lifetimeS),
    expires_on: String(nowS + lifetimeS),
    not_before: String(nowS),
    resource: audience,
    access_token: token,
  });
}

function checkCredential(
  state: TenantState,
  { tenant, version }: SignInRoute,
  form: URLSearchParams,
  application: Application,
): number | undefined {
  const now = serverNow(state);
  const assertion = form.get('client_assertion');
  if (assertion !== null) {
    if (form.get('client_assertion_type') !== assertionType) return 90014;
    const root = `${state.url}/${tenant}`;
    const audiences = [
      version === 2 ? `${root}/oauth2/v2.0/token` : `${root}/oauth2/token`,
      `${root}/v2.0`,
      `${root}/`,
    ];
    return verifyClientAssertion(assertion, application, { audiences, now });
  }
  const secret = form.get('client_secret');
  if (secret === null) return 90014;
  if (!isSame(secret, application.secret)) return 7000215;
  return application.secretExpires !== undefined && application.secretExpires <= now ? 7000222 : undefined;
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
