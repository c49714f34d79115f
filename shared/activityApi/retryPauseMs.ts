const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: as long as the service asked, else an exponential pause
 * with full jitter, so that many requests that failed together do not come back together.
 * @param attempt the attempt that failed, from 1
 * @returns undefined where the service asks for more than a minute: that is for a later poll
 */
export function retryPauseMs(
  attempt: number,
  { retryAfterMs, random }: { retryAfterMs: number | undefined; random: () => number },
): number | undefined {
  if (retryAfterMs !== undefined && retryAfterMs > LONGEST_PAUSE_MS) {
    return undefined;
  }
  const ceilingMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, Math.round(random() * ceilingMs));
}
