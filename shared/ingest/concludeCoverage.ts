import type { ContentLedger } from '../ledger/contentLedger';
import type { CoverageTable } from '../ledger/coverageTable';
import { openDays } from '../ledger/openDays';
import type { ContentTypeOutcome } from './pollContentType';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/**
 * Writes down what is covered now, counted from the ledger and not from what this poll remembers.
 * @param startedAt when this poll began
 * @returns how much content waits for a later poll
 */
export async function concludeCoverage(
  { contentType, progress: { listedTo, lastContentCreated, isSwept }, isSweep }: ContentTypeOutcome,
  startedAt: Date,
  { ledger, coverage }: { ledger: ContentLedger; coverage: CoverageTable },
): Promise<{ backlog: number }> {
  const known = await coverage.read(contentType);
  let backlog = 0;
  let oldestListed: number | undefined;
  let oldestOpen: number | undefined;
  for await (const entry of ledger.open(contentType, openDays(known, startedAt))) {
    const created = Date.parse(entry.contentCreated);
    oldestOpen = Math.min(created, oldestOpen ?? created);
    if (entry.state !== 'listed') continue;
    backlog += 1;
    oldestListed = Math.min(created, oldestListed ?? created);
  }
  const allListedTo = Math.max(listedTo?.getTime() ?? 0, known.listedTo?.getTime() ?? 0);
  const settledTo = Math.min(startedAt.getTime() - WEEK_MS, oldestListed ?? Number.POSITIVE_INFINITY);
  await coverage.update(contentType, () => ({
    listedTo,
    lastContentCreated,
    coveredTo: allListedTo > 0 ? new Date(Math.min(allListedTo, oldestListed ?? allListedTo)) : undefined,
    settledTo: new Date(settledTo),
    lastPollAt: startedAt,
    sweptAt: isSweep && isSwept ? startedAt : undefined,
    openFrom: new Date(oldestOpen ?? startedAt),
  }));
  return { backlog };
}
