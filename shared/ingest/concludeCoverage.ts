import type { ContentLedger } from '../ledger/contentLedger';
import { type Coverage, NEVER } from '../ledger/coverage';
import type { CoverageTable } from '../ledger/coverageTable';
import { openDays } from '../ledger/openDays';
import type { Clock } from '../time/clock';
import type { ContentTypeOutcome } from './pollContentType';
import { type SweepSlice, sweptThrough } from './sweepSlice';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * Writes down what is covered now, counted from the ledger and not from what this poll remembers: up to the oldest content that is
 * *listed* and neither stored nor a gap.
 * @param startedAt when this poll began
 * @returns how much content waits for a later poll
 */
export async function concludeCoverage(
  { contentType, progress, isStopped, sweep }: ContentTypeOutcome,
  startedAt: Date,
  { ledger, coverage, clock }: { ledger: ContentLedger; coverage: CoverageTable; clock: Clock },
): Promise<{ backlog: number }> {
  const { listedTo, lastContentCreated } = progress;
  const known = await coverage.read(contentType, { now: clock.now() });
  let backlog = 0;
  let oldestListed: number | undefined;
  let oldestOpen = startedAt.getTime();
  let newestOpen = startedAt.getTime();
  for await (const entry of ledger.open(contentType, openDays(known, startedAt))) {
    const created = Date.parse(entry.contentCreated);
    oldestOpen = Math.min(created, oldestOpen);
    newestOpen = Math.max(created, newestOpen);
    if (entry.state !== 'listed') continue;
    backlog += 1;
    oldestListed = Math.min(created, oldestListed ?? created);
  }
  const listed = oldestListed ?? Number.POSITIVE_INFINITY;
  const allListedTo = Math.max(listedTo?.getTime() ?? 0, known.listedTo?.getTime() ?? 0);
  const coveredTo = Math.min(allListedTo, startedAt.getTime(), listed);
  await coverage.update(
    contentType,
    (stored) => {
      const swept = isUnmoved(stored, sweep.before) ? sweptThrough(sweep.slice, progress) : {};
      // A ledger that was lost: only when all was listed again by one poll does it tell what is waiting.
      const isUnsure =
        stored.sweptAt?.getTime() === NEVER.getTime() &&
        !(progress.isWhole && isWholeSweep(sweep.slice, swept));
      // Nothing is claimed before the feed has been found running: what was listed while its start was waited for is no beginning of a gap.
      const isClaimed = stored.coveredFrom !== undefined;
      const claimed = notBeyond(coveredTo, stored.coveredTo, known.coveredTo);
      return {
        listedTo: isClaimed ? listedTo : undefined,
        lastContentCreated,
        coveredTo: isClaimed && allListedTo > 0 && !isUnsure ? claimed : undefined,
        settledTo: isClaimed ? new Date(Math.min(startedAt.getTime() - WEEK_MS, listed)) : undefined,
        lastPollAt: isStopped ? undefined : startedAt,
        ...(isUnsure ? {} : swept),
        openFrom: notBeyond(oldestOpen, stored.openFrom, known.openFrom),
        openTo: stored.openTo && stored.openTo > (known.openTo ?? 0) ? stored.openTo : new Date(newestOpen),
      };
    },
    { now: clock.now() },
  );
  return { backlog };
}

/** A claim that another poller has taken back since it was read stays taken back. */
function notBeyond(claimMs: number, stored: Date | undefined, known: Date | undefined): Date {
  const isTakenBack = stored !== undefined && (known === undefined || stored < known);
  return new Date(isTakenBack ? Math.min(claimMs, stored.getTime()) : claimMs);
}

/** Whether the sweep stands where this poll found it: what another one has listed meanwhile is its to tell. */
function isUnmoved(stored: Coverage, before: Pick<Coverage, 'sweptAt' | 'sweptTo'>): boolean {
  const isSame = (name: 'sweptAt' | 'sweptTo') => stored[name]?.getTime() === before[name]?.getTime();
  return isSame('sweptAt') && isSame('sweptTo');
}

/** Whether nothing of a slice is left for later: the pace of a sweep that is not whole lies behind now. */
function isWholeSweep({ now }: SweepSlice, { sweptAt }: Partial<Pick<Coverage, 'sweptAt'>>): boolean {
  return sweptAt?.getTime() === now.getTime();
}
