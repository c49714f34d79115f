// The service's Date has whole seconds, and the reply was on its way: less than this is no difference between clocks.
const NOTICEABLE_SKEW_MS = 2_000;

/**
 * The smaller of this machine's clock and the service's: a window must not end after what both have reached, or
 * content that comes in between would count as listed.
 * @param clockSkewMs the service's clock minus this machine's, in milliseconds; undefined before the first reply
 */
export function serviceNow(now: Date, clockSkewMs: number | undefined): Date {
  const behindMs = -(clockSkewMs ?? 0);
  return behindMs < NOTICEABLE_SKEW_MS ? now : new Date(now.getTime() - behindMs);
}
