/**
 * The smaller of this machine's clock and the service's: a window must not end after what both have reached, or
 * content that comes in between would count as listed.
 * @param clockSkewMs the service's clock minus this machine's, in milliseconds; undefined before the first reply
 */
export function serviceNow(now: Date, clockSkewMs: number | undefined): Date {
  return new Date(now.getTime() + Math.min(0, clockSkewMs ?? 0));
}
