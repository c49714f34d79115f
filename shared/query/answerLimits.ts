import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { knownContentTypes } from './knownContentTypes';
import { type OpenGap, openGaps } from './openGaps';
import type { ReadableTables } from './readableTables';

/** What an answer over a span of events cannot know. Times of coverage are times of availability, which come after the event. */
export interface AnswerLimits {
  /** Open gaps in which records of the span may be missing, oldest first. */
  readonly gaps: readonly OpenGap[];
  /** Content types of which collecting began only after the span begins: of events before that nothing is claimed. */
  readonly begunLater: readonly { readonly contentType: string; readonly coveredFrom: Date }[];
  /** Everything that was available until then is stored, or a gap, or was before collecting began. Undefined: nothing has been polled. */
  readonly reachesTo: Date | undefined;
  /** Records of events after this may still come; undefined where the span ends before. */
  readonly mayStillComeFrom: Date | undefined;
}

// How long after an event its record may become available and still be listed.
const LATEST_AVAILABLE_MS = 7 * 24 * 60 * 60_000;

/**
 * What records of a span may be missing, and why. Gaps are in times of availability, questions in times of events: a gap counts that
 * reaches into the span or begins within 7 days after it.
 * @param span of CreationTime, `to` not included; undefined: no bound
 */
export async function answerLimits(
  tables: ReadableTables & { readonly clock: Clock },
  span: { from?: Date | undefined; to?: Date | undefined },
  options: StoreOptions = {},
): Promise<AnswerLimits> {
  const table = new CoverageTable(tables.store, tables.names.coverage);
  const from = span.from?.getTime() ?? Number.NEGATIVE_INFINITY;
  const to = span.to?.getTime() ?? Number.POSITIVE_INFINITY;
  const gaps: OpenGap[] = [];
  const begunLater: { contentType: string; coveredFrom: Date }[] = [];
  const reached: number[] = [];
  const settled: number[] = [];
  for await (const contentType of knownContentTypes(tables, options)) {
    const coverage = await table.read(contentType, { ...options, now: tables.clock.now() });
    const closed: Gap[] = [];
    for await (const gap of table.closedGaps(contentType, options)) closed.push(gap);
    for (const gap of await openGaps(tables, contentType, { coverage, closed }, options)) {
      if (gap.to.getTime() >= from && gap.from.getTime() < to + LATEST_AVAILABLE_MS) gaps.push(gap);
    }
    const { coveredFrom, coveredTo, settledTo } = coverage;
    if (coveredFrom && from < coveredFrom.getTime()) begunLater.push({ contentType, coveredFrom });
    if (coveredTo) reached.push(coveredTo.getTime());
    // Where nothing is settled yet, all of it may still change.
    const final = settledTo ?? coveredFrom;
    if (final) settled.push(final.getTime());
  }
  const final = settled.length > 0 ? Math.min(...settled) : undefined;
  return {
    gaps: gaps.sort((a, b) => a.from.getTime() - b.from.getTime()),
    begunLater,
    reachesTo: reached.length > 0 ? new Date(Math.min(...reached)) : undefined,
    mayStillComeFrom: final !== undefined && to > final ? new Date(final) : undefined,
  };
}
