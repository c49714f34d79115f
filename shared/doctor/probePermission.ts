import { readSettings } from '../settings/readSettings';
import { activityApiCredential } from '../signIn/activityApiCredential';
import { createAccessTokens } from '../signIn/createAccessTokens';
import { tokenClaims } from '../signIn/tokenClaims';
import type { Clock } from '../time/clock';
import type { ProbedRights } from './probedRights';

const READ = 'ActivityFeed.Read';

/**
 * Whether the token that the app gets now carries the permission to read the audit feed: it may be older than the consent, since Azure
 * keeps a managed identity's token for up to a day, and nobody else can see it.
 * @throws OperatorFault where there is no sign-in
 */
export async function probePermission(
  env: NodeJS.ProcessEnv,
  { clock }: { clock: Clock },
  options: { abortSignal: AbortSignal },
): Promise<Pick<ProbedRights, 'missing' | 'unknown'>> {
  const settings = readSettings(env);
  const { scope, authorityHost } = settings.activityApi;
  const tokens = createAccessTokens({
    createCredential: () => activityApiCredential(settings),
    scope,
    authorityHost,
    clock,
  });
  const claims = tokenClaims(await tokens.get(options));
  if (!claims)
    return { missing: [], unknown: ['read the audit feed: the token does not show its permissions'] };
  return {
    missing: claims.roles.includes(READ) ? [] : [`read the audit feed (${READ} is not in its token)`],
    unknown: [],
  };
}
