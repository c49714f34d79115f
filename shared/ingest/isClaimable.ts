import type { ContentEntry } from '../ledger/contentEntry';
import { isQueued } from '../ledger/isQueued';
import { LONGEST_PAUSE_MS } from '../ledger/retryPause';

// Times by the whole seconds of the service's Date, on two machines.
const CLOCKS_MAY_DIFFER_MS = 5_000;

/**
 * Whether content is to be fetched for whoever holds a claim on it: it is *listed* and no pause keeps it waiting. A message that has been
 * dealt with, or that somebody made up, leads to nothing.
 */
export function isClaimable(entry: ContentEntry, now: Date): boolean {
  if (entry.state !== 'listed') return false;
  if (entry.attempts === 0 || isQueued(entry, now)) return true;
  const waitMs = entry.nextAttempt.getTime() - now.getTime();
  return waitMs <= CLOCKS_MAY_DIFFER_MS || waitMs > LONGEST_PAUSE_MS;
}
