import type { SignInSettings } from '../settings/settings';
import type { TokenClaims } from '../signIn/tokenClaims';
import type { Check } from './check';

const READ = 'ActivityFeed.Read';
const READ_DLP = 'ActivityFeed.ReadDlp';

/**
 * Whether the token carries the permission that everything here needs (Activity API reference, "Specify the permissions").
 * @param claims of the access token; undefined where it cannot be read, which is no fault
 */
export function permissionCheck(
  claims: TokenClaims | undefined,
  { signIn, contentTypes }: { signIn: SignInSettings; contentTypes: readonly string[] },
): Check {
  const check = (ok: boolean | null, detail: string, fix?: string): Check => ({
    name: 'permission',
    ok,
    detail,
    fix,
  });
  if (!claims) return check(null, 'Not checked: the token does not show its permissions.');
  if (!claims.roles.includes(READ)) {
    const has =
      claims.roles.length === 0 ? 'has no permission at all' : `has only ${claims.roles.join(', ')}`;
    return check(false, `The application ${has}; ${READ} is missing.`, grant(signIn));
  }
  if (contentTypes.includes('DLP.All') && !claims.roles.includes(READ_DLP)) {
    return check(
      null,
      `${READ} is there; without ${READ_DLP}, DLP.All comes without its details.`,
      grant(signIn, READ_DLP),
    );
  }
  return check(true, `${claims.roles.filter((role) => role.startsWith('ActivityFeed.')).join(' and ')}.`);
}

function grant(signIn: SignInSettings, role = READ): string {
  return signIn.kind === 'managedIdentity'
    ? `Give the managed identity the app role ${role} of Office 365 Management APIs (there is no portal page for it: New-MgServicePrincipalAppRoleAssignment of Microsoft Graph PowerShell). It may take a day to count, because Azure keeps the identity's tokens.`
    : `Entra admin center, App registrations, API permissions: add Office 365 Management APIs, Application permissions, ${role}, then Grant admin consent. A permission of the kind Delegated does not count.`;
}
