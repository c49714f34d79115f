import { LISTABLE_MS } from '../../../shared/activityApi/listingWindows';
import type { ContentState } from '../../../shared/ledger/contentEntry';
import type { ModelContent } from './modelService';

const HOUR_MS = 60 * 60_000;

/** What a blob must have become. */
export interface PlainState {
  readonly state: ContentState;
  /** Why it is a gap. */
  readonly gap: string | undefined;
  /** Exact texts of it in the records tables, and in quarantine. */
  readonly texts: readonly string[];
  readonly quarantined: readonly string[];
}

/**
 * The rules of the ledger once more, as plainly as can be: what a blob must be after polls at these times, each of which ended well.
 * @param isOff whether the blob was made while the subscription was switched off
 * @returns undefined where the ledger cannot know it
 */
export function plainState(
  { item, availableFrom, refusedUntil, busyUntil, records, bad, isBroken }: ModelContent,
  polls: readonly Date[],
): PlainState | undefined {
  const created = new Date(item.contentCreated);
  const expires = new Date(item.contentExpiration);
  const isListedAt = (at: Date) => availableFrom <= at && at.getTime() - LISTABLE_MS <= created.getTime();
  const looks = polls.slice(polls.findIndex(isListedAt));
  const [first] = looks;
  if (!first || !polls.some(isListedAt)) return undefined;
  let last: PlainState = { state: 'listed', gap: undefined, texts: [], quarantined: [] };
  for (const at of looks) {
    if (last.state === 'stored' || last.state === 'expired') break;
    if (at >= expires) last = { ...last, state: 'expired', gap: 'expired' };
    else if (refusedUntil && at < refusedUntil) last = { ...last, state: 'refused', gap: 'refused' };
    else if (busyUntil && at < busyUntil) last = { ...last, state: 'listed' };
    else if (!isBroken) last = { state: 'stored', gap: undefined, texts: records, quarantined: bad };
    else {
      // The same body for an hour: what is whole of it is taken at once, the rest given up only then.
      const isForGood = at.getTime() - first.getTime() >= HOUR_MS;
      const taken = { texts: records, quarantined: isForGood ? bad : [] };
      last = { ...taken, state: isForGood ? 'stored' : 'listed', gap: isForGood ? 'unreadable' : undefined };
    }
  }
  return last;
}
