import type { Random } from '../../tenant/random';
import type { Stage } from '../stage';

const LARGEST_SKEW_MS = 4 * 3_600_000;
const API_KINDS = [
  '429',
  '403-AF429',
  '401',
  '408',
  '500',
  '503',
  'AF50000',
  'html-502',
  'reset',
  'truncated-body',
] as const;
const RETRY_AFTER = ['none', 'seconds', 'date'] as const;

/** How bad things are while a poll runs; calm ones are needed as well, for only they vouch for what they have seen. */
export interface Weather {
  readonly isCalm: boolean;
  /** How far the polls' clock is ahead of the service's. */
  readonly skewMs: number;
  /** How far it will be, once it jumps in the middle of a poll. */
  readonly jumpMs: number | undefined;
}

/** Draws what fails in the next polls and has it fail. */
export function changeWeather({ tenant, proxy }: Stage, random: Random): Weather {
  const isCalm = random.chance(0.3);
  const storm = isCalm ? 'none' : random.pick(['store', 'service', 'both']);
  proxy.rate = storm === 'store' || storm === 'both' ? 0.05 + 0.2 * random.next() : 0;
  const fails = storm === 'service' || storm === 'both';
  tenant.faults.set({
    requestsFail: fails
      ? {
          rate: 0.1 + 0.3 * random.next(),
          kinds: [...API_KINDS],
          retryAfter: random.pick(RETRY_AFTER),
          operations: ['listSubscriptions', 'startSubscription', 'listContent', 'fetchContent'],
        }
      : undefined,
    tokenRejectedAfterRequests: fails && random.chance(0.3) ? 4 + random.integer(8) : undefined,
    nextPageTokenRejectedTimes: fails && random.chance(0.2) ? 1 : 0,
    // Not faults, but what a client must stand at any time.
    nextPageUriHost: random.pick(['own', 'stranger']),
    contentUriHost: random.pick(['own', 'http-localhost', 'stranger']),
  });
  const skewMs = () => Math.round((random.next() - 0.5) * 2 * LARGEST_SKEW_MS);
  return {
    isCalm,
    skewMs: !isCalm && random.chance(0.2) ? skewMs() : 0,
    jumpMs: !isCalm && random.chance(0.15) ? skewMs() : undefined,
  };
}

/** The service takes requests and answers none: only its deadline ends a poll. */
export function fallSilent({ tenant }: Stage): void {
  tenant.faults.set({
    requestsFail: { rate: 1, kinds: ['hang'], operations: ['listContent', 'fetchContent'] },
  });
}

/** Everything is well from now on. */
export function clearWeather({ tenant, proxy }: Stage): void {
  proxy.rate = 0;
  tenant.faults.set({
    requestsFail: undefined,
    tokenRejectedAfterRequests: undefined,
    nextPageTokenRejectedTimes: 0,
  });
}
