import { LISTABLE_MS } from '../activityApi/listingWindows';
import { type Coverage, NEVER } from '../ledger/coverage';
import { pastCoverage } from '../ledger/pastCoverage';
import { openSpanGap } from './openSpanGap';
import type { PollRoom } from './pollContentType';

/**
 * Recognises that the ledger or the coverage table was deleted or emptied since the last poll: each holds what the other one rests on.
 * Without the ledger's rows, content that was waiting is forgotten, so nothing of the API's reach counts as covered before all of it has
 * been listed again; what lies further back and was not covered is a gap. One request a poll.
 */
export async function noticeLostTables(
  contentType: string,
  known: Coverage,
  { ledger, coverage, clock, summary }: Pick<PollRoom, 'ledger' | 'coverage' | 'clock' | 'summary'>,
  options: { abortSignal: AbortSignal },
): Promise<void> {
  const now = clock.now();
  const earliest = new Date(now.getTime() - LISTABLE_MS);
  const { coveredFrom, lastContentCreated } = known;
  const { coveredTo, listedTo } = pastCoverage(known, now);
  if (!coveredFrom) {
    if (!(await ledger.hasAny(contentType, { first: day(earliest), last: day(now) }, options))) return;
    summary.notes.push(
      `What is covered of ${contentType}, and its gaps, is not known any more: its rows of the coverage table are gone. Coverage begins anew.`,
    );
    return;
  }
  if (!lastContentCreated) return;
  const newest = day(lastContentCreated);
  if (await ledger.hasAny(contentType, { first: newest, last: newest }, options)) return;
  const unsure = coveredTo && coveredTo > coveredFrom ? coveredTo : coveredFrom;
  const lost = { contentType, from: unsure, to: earlier(listedTo ?? unsure, earliest) } as const;
  await openSpanGap({ ...lost, reason: 'expired' }, { coverage, clock, summary }, options);
  // None of what was lost is listed any more.
  if (lastContentCreated < earliest) return;
  await coverage.update(
    contentType,
    () => ({
      sweptAt: NEVER,
      openFrom: earliest,
      ...(coveredTo && coveredTo > earliest ? { coveredTo: earliest } : {}),
    }),
    { ...options, now },
  );
  summary.notes.push(
    `The ledger of ${contentType} was deleted or emptied: everything that Microsoft still lists is listed again. What is stored already is recognised.`,
  );
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function day(time: Date): string {
  return time.toISOString().slice(0, 10);
}
