import { type Coverage, NEVER } from './coverage';
import type { Gap } from './gap';
import { type Span, subtractSpans } from './spans';
import { unlistedFrom } from './unlistedFrom';

// What became available longer ago is not listed any more (reference, "List available content").
const LISTED_FOR_MS = 7 * 24 * 60 * 60_000;

/**
 * The gap that an outage has made so far, computed from the clock: it shows while nothing polls, not only when polling resumes.
 * @param coverage what stands in the tables
 * @param now the time of asking
 * @param known spans that are told already, or closed by a statement: they are left out. Without them the whole outage is told, under the
 *   row key of what a poll may have written of it.
 */
export function gapUnderWay(
  contentType: string,
  { coveredFrom, listedTo, disabledFrom }: Pick<Coverage, 'coveredFrom' | 'listedTo' | 'disabledFrom'>,
  now: Date,
  known: Iterable<Span> = [],
): Gap | undefined {
  const from = unlistedFrom({ coveredFrom, listedTo });
  if (!from) return undefined;
  // Switched off and not started again: nothing of it will ever be listed, however young it is.
  const isDisabled = disabledFrom !== undefined && disabledFrom > NEVER && disabledFrom < now;
  const underWay: Span = isDisabled
    ? { from: disabledFrom, to: now }
    : { from, to: new Date(now.getTime() - LISTED_FOR_MS) };
  const span = subtractSpans([underWay], known).at(-1);
  return (
    span && {
      contentType,
      ...span,
      reason: isDisabled ? 'subscriptionDisabled' : 'notPolledInTime',
      since: isDisabled ? disabledFrom : new Date(span.from.getTime() + LISTED_FOR_MS),
      state: 'open',
      contentId: undefined,
      contentExpiration: undefined,
    }
  );
}
