import { signInFault } from '../signIn/signInFault';
import type { Clock } from '../time/clock';
import { askHost } from './askHost';
import type { Check } from './check';
import { clockCheck, clockCheckOfFailure } from './clockCheck';
import type { FeedSettings } from './doctorSettings';
import type { Finding } from './finding';
import { tenantCloud } from './tenantCloud';

/** What the sign-in host tells about a tenant to everybody. */
export interface KnownTenant {
  /** Its cloud as M365_CLOUD names it; undefined where the host does not say. */
  readonly cloud: string | undefined;
}

/**
 * Asks the sign-in host about the tenant, without any credential: is it there, what time is it, in which cloud is the tenant.
 * @returns the clock's check, and one of the tenant where the host knows none; a result where it does
 */
export async function signInHostFinding(
  { activityApi: { authorityHost, scope }, tenantId, signIn }: FeedSettings,
  { clock, abortSignal }: { clock: Clock; abortSignal: AbortSignal },
): Promise<Finding<KnownTenant>> {
  const url = `${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`;
  // A managed identity gets its token elsewhere; for everybody else this is where the sign-in ends.
  const name = signIn.kind === 'managedIdentity' ? 'sign-in host' : 'sign-in';
  const fault = (error: unknown): Check => {
    const { message, fix } = signInFault(error, { authorityHost, scope });
    return { name, ok: false, detail: message, fix };
  };
  let answer: Awaited<ReturnType<typeof askHost>>;
  try {
    answer = await askHost(url, { clock, abortSignal });
  } catch (error) {
    if (abortSignal.aborted) throw error;
    return { checks: [clockCheckOfFailure(authorityHost, error, clock.now()) ?? fault(error)] };
  }
  const { status, body, clockSkewMs } = answer;
  const clocks = clockSkewMs === undefined ? [] : [clockCheck(authorityHost, clockSkewMs)];
  // Refused with a reason, such as a tenant that does not exist in this cloud; another answer may be a passing one.
  if (/AADSTS\d+/.test(body) && status !== 200) return { checks: [...clocks, fault(new Error(body))] };
  return { checks: clocks, result: { cloud: status === 200 ? tenantCloud(body) : undefined } };
}
