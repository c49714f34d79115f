import type { ContentEntry } from './contentEntry';

// A message is hidden for 7 days and there for an hour at the most (see contentHandover).
const LONGEST_QUEUED_MS = 7 * 24 * 60 * 60_000 + 60 * 60_000;

/** Whether a message tells of this content, so that nobody else has to be told. A time further ahead was written by a wrong clock, or by hand. */
export function isQueued({ state, queuedUntil }: ContentEntry, now: Date): boolean {
  if (state !== 'listed' || queuedUntil === undefined) return false;
  const leftMs = queuedUntil.getTime() - now.getTime();
  return leftMs > 0 && leftMs <= LONGEST_QUEUED_MS;
}
