import { errorText } from '../signIn/errorText';
import type { Check } from './check';

// As a poll reports it. Sign-in with a certificate and signed requests to storage bear no more than 5 and 15 minutes.
const MOST_SKEW_MS = 5 * 60_000;
const FIX =
  "Set this machine's clock and have it kept right (Windows: w32tm /resync, Linux: timedatectl set-ntp true).";

/**
 * Whether this machine's clock can be trusted.
 * @param host whose clock was compared, @param clockSkewMs that clock minus this machine's
 */
export function clockCheck(host: string, clockSkewMs: number): Check {
  const seconds = Math.round(Math.abs(clockSkewMs) / 1_000);
  const amount = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  const direction = clockSkewMs > 0 ? 'behind' : 'ahead of';
  if (Math.abs(clockSkewMs) > MOST_SKEW_MS) {
    return {
      name: 'clock',
      ok: false,
      detail: `This machine's clock is ${amount} ${direction} ${host}.`,
      fix: FIX,
    };
  }
  // The host's Date has whole seconds, and its answer was on its way.
  const detail =
    seconds < 3 ? `Agrees with ${host}.` : `${amount} ${direction} ${host}, which does no harm below 5 min.`;
  return { name: 'clock', ok: true, detail, fix: undefined };
}

/** A clock that is far off shows in the certificates that it takes for expired or not yet valid; undefined where that is not it. */
export function clockCheckOfFailure(host: string, error: unknown, now: Date): Check | undefined {
  if (!/\b(CERT_NOT_YET_VALID|CERT_HAS_EXPIRED)\b/.test(errorText(error))) return undefined;
  const detail = `It is ${now.toISOString().slice(0, 16)} UTC by this machine's clock, and the certificate of ${host} is not valid at that time.`;
  return {
    name: 'clock',
    ok: false,
    detail,
    fix: `${FIX} If it is right, a proxy shows a certificate that has expired.`,
  };
}
