import type { ContentEntry } from './contentEntry';
import type { Gap } from './gap';

/**
 * Whether the gap of a blob is over, because all of the blob is in the tables. The ledger decides, not the gap's reason, which another
 * poller may have written over: a blob whose stored body is the unreadable one is stored as far as it could be read, and its gap stands.
 */
export function isMadeUpFor(
  { reason }: Pick<Gap, 'reason'>,
  { state, sha256, unreadableSha256 }: Pick<ContentEntry, 'state' | 'sha256' | 'unreadableSha256'>,
): boolean {
  if (state !== 'stored') return false;
  const areBothKnown = sha256 !== undefined && unreadableSha256 !== undefined;
  return areBothKnown ? sha256 !== unreadableSha256 : reason !== 'unreadable';
}
