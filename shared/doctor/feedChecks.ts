import { createActivityApi } from '../activityApi/createActivityApi';
import type { Coverage } from '../ledger/coverage';
import { activityApiCredential } from '../signIn/activityApiCredential';
import { createAccessTokens } from '../signIn/createAccessTokens';
import { tokenClaims } from '../signIn/tokenClaims';
import type { Clock } from '../time/clock';
import { auditingCheck } from './auditingCheck';
import type { Check } from './check';
import { contentTypeFindings } from './contentTypeFindings';
import { credentialCheck } from './credentialCheck';
import type { FeedSettings } from './doctorSettings';
import { type Bounds, examine } from './examine';
import { notChecked } from './notChecked';
import { permissionCheck } from './permissionCheck';
import { signInFinding } from './signInFinding';
import { signInHostFinding } from './signInHostFinding';
import { tenantCheck } from './tenantCheck';

export interface FeedCheckDependencies {
  readonly clock: Clock;
  readonly random: () => number;
  readonly bounds: Bounds;
  /** What the tables know of each content type; undefined where they cannot be read. */
  readonly coverage: Promise<ReadonlyMap<string, Coverage> | undefined>;
}

/**
 * The way to Microsoft's audit feed, step by step: host, clock, sign-in, tenant, permission, subscriptions, one listing. A step without
 * which the next cannot be taken ends it. It starts no subscription and fetches no content.
 */
export async function* feedChecks(
  feed: FeedSettings,
  { clock, random, bounds, coverage }: FeedCheckDependencies,
): AsyncGenerator<Check> {
  const { activityApi, tenantId, publisherId, signIn } = feed;
  const { scope, authorityHost, host } = activityApi;
  const asked = `the sign-in host ${authorityHost}`;
  const tenant = await examine(
    { name: 'sign-in', asked },
    (options) => signInHostFinding(feed, { clock, ...options }),
    bounds,
  );
  yield* tenant.checks;
  yield await credentialCheck(signIn, clock.now());
  if (!tenant.result && signIn.kind !== 'managedIdentity') {
    yield notChecked('audit feed', 'there is no sign-in');
    return;
  }
  const createCredential = () => activityApiCredential(feed);
  const tokens = createAccessTokens({
    createCredential,
    scope,
    authorityHost,
    clock: { now: () => clock.now(), sleep: (durationMs) => clock.sleep(durationMs, bounds) },
  });
  const signedIn = await examine(
    { name: 'sign-in', asked: signIn.kind === 'managedIdentity' ? 'the managed identity' : asked },
    (options) => signInFinding(feed, tokens, options),
    bounds,
  );
  yield* signedIn.checks;
  const claims = signedIn.result === undefined ? undefined : tokenClaims(signedIn.result);
  const belongs = tenantCheck(feed, { claims, tenantsCloud: tenant.result?.cloud });
  if (signedIn.result !== undefined || belongs.ok === false) yield belongs;
  const permission = permissionCheck(claims, feed);
  if (signedIn.result !== undefined) yield permission;
  if (signedIn.result === undefined || permission.ok === false) {
    yield notChecked(
      'audit feed',
      signedIn.result === undefined ? 'there is no sign-in' : 'the permission is missing',
    );
    return;
  }
  const api = createActivityApi({
    settings: { host, tenantId, publisherId },
    tokens,
    clock,
    random,
    // One repetition: a pre-flight tells how things stand now, and has no minutes to wait for better times.
    maxAttempts: 2,
    requestTimeoutMs: bounds.checkMs,
  });
  const { checks, result: signs } = await contentTypeFindings(feed, { api, clock, bounds, coverage });
  yield* checks;
  yield signs ? auditingCheck(signs, clock.now()) : notChecked('auditing', 'the subscriptions are not known');
}
