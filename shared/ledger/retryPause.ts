const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const FIRST_PAUSE_MS = 5 * SECOND_MS;
const FIRST_REFUSED_PAUSE_MS = 15 * MINUTE_MS;
export const LONGEST_PAUSE_MS = 60 * MINUTE_MS;
const FACTOR = 3;

/**
 * How long content that could not be fetched waits for its next turn: 5 s, 15 s, 45 s, ... up to 1 hour; content that the service says
 * it does not have (AF20050) starts at 15 minutes.
 * @param attempts tries so far, at least 1
 */
export function retryPauseMs(attempts: number, { isRefused }: { isRefused: boolean }): number {
  const firstMs = isRefused ? FIRST_REFUSED_PAUSE_MS : FIRST_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, firstMs * FACTOR ** (Math.max(1, attempts) - 1));
}
