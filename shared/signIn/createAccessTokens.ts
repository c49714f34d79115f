import type { AccessToken, TokenCredential } from '@azure/identity';
import type { Clock } from '../time/clock';
import type { AccessTokenOptions, AccessTokens } from './accessTokens';
import { signInFault } from './signInFault';
import { signInMayPass } from './signInMayPass';
import { untilAborted } from './untilAborted';

const LEAST_TIME_LEFT_MS = 5 * 60_000;
const STILL_USABLE_MS = 30_000;
const PAUSE_AFTER_FAILURE_MS = 60_000;
const SIGN_IN_TIMEOUT_MS = 60_000;
const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1_000;

export interface AccessTokenDependencies {
  /** A credential without tokens from before; asked for at the start, after each failure and by `renew`. */
  createCredential: () => TokenCredential;
  /** `https://manage.office.com/.default` */
  scope: string;
  /** Origin of the sign-in host, for fault texts. */
  authorityHost: string;
  clock: Clock;
}

/**
 * Tokens for one poll: asked for at first use, by one request however many wait for it, and anew when less than
 * 5 minutes are left or the service's own refresh time has come. While the old token still works, a failure to get
 * the next one is no fault. Faults: OperatorFault as signInFault makes it.
 */
export function createAccessTokens(dependencies: AccessTokenDependencies): AccessTokens {
  const { clock, scope, authorityHost } = dependencies;
  let credential: TokenCredential | undefined;
  let current: AccessToken | undefined;
  let underWay: Promise<AccessToken> | undefined;
  let renewal: Promise<AccessToken> | undefined;
  let notAgainBeforeMs = 0;

  const nowMs = () => clock.now().getTime();
  const isFresh = (token: AccessToken) =>
    token.expiresOnTimestamp - nowMs() >= LEAST_TIME_LEFT_MS &&
    nowMs() < (token.refreshAfterTimestamp ?? Number.POSITIVE_INFINITY);
  const isUsable = (token: AccessToken) => token.expiresOnTimestamp - nowMs() > STILL_USABLE_MS;

  async function askCredential(): Promise<AccessToken> {
    for (let attempt = 1; ; attempt++) {
      try {
        credential ??= dependencies.createCredential();
        const abortSignal = AbortSignal.timeout(SIGN_IN_TIMEOUT_MS);
        const token = await untilAborted(credential.getToken(scope, { abortSignal }), abortSignal);
        if (token === null) throw new Error('The credential gave no token.');
        return token;
      } catch (error) {
        if (attempt === ATTEMPTS || !signInMayPass(error)) throw error;
        // After a 429 the identity client gives the same answer for a minute without asking (MSAL, ThrottlingUtils).
        credential = undefined;
        await clock.sleep(attempt * FIRST_PAUSE_MS);
      }
    }
  }

  async function ask(): Promise<AccessToken> {
    try {
      current = await askCredential();
      return current;
    } catch (error) {
      if (current && isUsable(current)) {
        notAgainBeforeMs = nowMs() + PAUSE_AFTER_FAILURE_MS;
        return current;
      }
      throw signInFault(error, { authorityHost, scope });
    }
  }

  function askOnce(): Promise<AccessToken> {
    underWay ??= ask().finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  async function renewed(): Promise<AccessToken> {
    await underWay?.catch(() => undefined);
    credential = undefined;
    current = undefined;
    return askOnce();
  }

  async function get({ abortSignal }: AccessTokenOptions = {}): Promise<string> {
    if (current && (isFresh(current) || (isUsable(current) && nowMs() < notAgainBeforeMs))) {
      return current.token;
    }
    return (await untilAborted(askOnce(), abortSignal)).token;
  }

  return {
    get,
    async renew(refused, { abortSignal }: AccessTokenOptions = {}) {
      // Another one than that was refused has been got in between: by whoever was refused first, or because its time was over.
      if (current === undefined || current.token === refused) {
        renewal ??= renewed().finally(() => {
          renewal = undefined;
        });
        await untilAborted(renewal, abortSignal);
      }
      return get({ abortSignal });
    },
  };
}
