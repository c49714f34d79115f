import type { ContentItem } from '../activityApi/contentItem';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Coverage } from './coverage';
import type { CoverageTable } from './coverageTable';

type Claims = Partial<Pick<Coverage, 'coveredTo' | 'openFrom' | 'openTo'>>;

/**
 * Takes back what coverage says, before content is written into the ledger that belies it: late content in a stretch that counts as
 * covered, or content of a day that nobody would look through for what is left. Before, so that a kill leaves a claim too few, never
 * one too many.
 *
 * @param known what is claimed at present
 * @param days first and last day, `yyyy-MM-dd`, that are looked through
 * @returns to be told of content not known yet, before it is written; asks nothing of the store where no claim is touched
 */
export function uncover(
  contentType: string,
  { coveredTo }: Pick<Coverage, 'coveredTo'>,
  { first, last }: { readonly first: string; readonly last: string },
  coverage: CoverageTable,
): (items: readonly Pick<ContentItem, 'contentCreated'>[], options: StoreOptions) => Promise<void> {
  const claimed = { coveredTo, first, last };
  return async (items, options) => {
    if (items.length === 0) return;
    const times = items.map(({ contentCreated }) => Date.parse(contentCreated));
    const [oldest, newest] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
    const change: Claims = {
      ...(claimed.coveredTo && oldest < claimed.coveredTo && { coveredTo: oldest }),
      ...(dayOf(oldest) < claimed.first && { openFrom: oldest }),
      ...(dayOf(newest) > claimed.last && { openTo: newest }),
    };
    if (Object.keys(change).length === 0) return;
    await coverage.update(contentType, (stored) => furthest(stored, change), options);
    claimed.coveredTo = change.coveredTo ?? claimed.coveredTo;
    if (change.openFrom) claimed.first = dayOf(change.openFrom);
    if (change.openTo) claimed.last = dayOf(change.openTo);
  };
}

/** Another poller may have gone further already. */
function furthest(stored: Coverage, change: Claims): Claims {
  const { coveredTo, openFrom, openTo } = change;
  return {
    ...(coveredTo && { coveredTo: earlier(coveredTo, stored.coveredTo) }),
    ...(openFrom && { openFrom: earlier(openFrom, stored.openFrom) }),
    ...(openTo && { openTo: stored.openTo && stored.openTo > openTo ? stored.openTo : openTo }),
  };
}

function earlier(time: Date, other: Date | undefined): Date {
  return other && other < time ? other : time;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
