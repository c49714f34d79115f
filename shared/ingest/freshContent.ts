import type { ContentEntry } from '../ledger/contentEntry';

const FRESH_MS = 10 * 60_000;
const SECOND_LOOK_MS = 15 * 60_000;

/**
 * Whether content taken now may not be whole yet: a blob asked for at the edge of its window has been seen to come in part
 * (elastic/beats#34304), with nothing about it that tells.
 */
export function isFresh({ contentCreated }: { contentCreated: string }, now: Date): boolean {
  return now.getTime() - Date.parse(contentCreated) < FRESH_MS;
}

/** Whether content that was stored fresh is old enough for its second look. */
export function isDueAgain({ contentCreated, isFresh }: ContentEntry, now: Date): boolean {
  return isFresh && now.getTime() - Date.parse(contentCreated) >= SECOND_LOOK_MS;
}
