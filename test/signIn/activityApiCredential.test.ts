import type { TokenCredential } from '@azure/identity';
import { activityApiCredential, diagnosedCredential } from '../../shared/signIn/activityApiCredential';
import { signInFault } from '../../shared/signIn/signInFault';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';

const SCOPE = 'https://manage.office.com/.default';
const UNKNOWN = '99999999-0000-4000-a000-000000000000';

/** Fails as MSAL does, whatever the reason. */
const unexplained: TokenCredential = {
  async getToken() {
    throw new Error('endpoints_resolution_error: See https://aka.ms/msal.js.errors for details');
  },
};

let tenant: Tenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.stop());

async function messageOf(credential: TokenCredential, authorityHost: string): Promise<string> {
  const error = await credential.getToken(SCOPE).catch((thrown: unknown) => thrown);
  return signInFault(error, { authorityHost, scope: SCOPE }).message;
}

test('a host out of reach and a certificate that is not trusted are told apart', async () => {
  const away = 'https://127.0.0.1:1';
  const { tenantId, url } = tenant;
  expect(await messageOf(diagnosedCredential(unexplained, { authorityHost: away, tenantId }), away)).toBe(
    'The sign-in host https://127.0.0.1:1 cannot be reached.',
  );
  expect(await messageOf(diagnosedCredential(unexplained, { authorityHost: url, tenantId }), url)).toBe(
    `The certificate of the sign-in host ${url} is not trusted.`,
  );
});

test('an error that has its reason is left as it is, and so is a token', async () => {
  const authority = { authorityHost: 'https://127.0.0.1:1', tenantId: UNKNOWN };
  const refused: TokenCredential = {
    async getToken() {
      throw new Error('AADSTS7000215: Invalid client secret provided.');
    },
  };
  const token = { token: 'token', expiresOnTimestamp: 1 };
  await expect(diagnosedCredential(refused, authority).getToken(SCOPE)).rejects.toThrow('AADSTS7000215');
  const good = diagnosedCredential({ getToken: async () => token }, authority);
  expect(await good.getToken(SCOPE)).toBe(token);
});

test('each call makes a credential of its own', () => {
  const settings = {
    tenantId: UNKNOWN,
    signIn: { kind: 'clientSecret', clientId: UNKNOWN, clientSecret: 'secret' } as const,
    activityApi: {
      host: 'https://manage.office.com',
      scope: SCOPE,
      authorityHost: 'https://login.microsoftonline.com',
      federationAudience: 'api://AzureADTokenExchange',
      isSimulated: false,
      disableInstanceDiscovery: false,
    },
  };
  expect(activityApiCredential(settings)).not.toBe(activityApiCredential(settings));
});
