import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { knownContentTypes } from './knownContentTypes';
import { type OpenGap, openGaps } from './openGaps';
import type { ReadableTables } from './readableTables';

// How long after an event its record may become available and still be listed.
const LATEST_AVAILABLE_MS = 7 * 24 * 60 * 60_000;

/**
 * Open gaps in which records of a span may be missing. Gaps are in times of availability, questions in times of events: a gap counts
 * that reaches into the span or begins within 7 days after it.
 * @param span of CreationTime, `to` not included; undefined: no bound
 * @returns oldest first
 */
export async function gapsWithin(
  tables: ReadableTables & { readonly clock: Clock },
  span: { from?: Date | undefined; to?: Date | undefined },
  options: StoreOptions = {},
): Promise<OpenGap[]> {
  const table = new CoverageTable(tables.store, tables.names.coverage);
  const from = span.from?.getTime() ?? Number.NEGATIVE_INFINITY;
  const to = span.to ? span.to.getTime() + LATEST_AVAILABLE_MS : Number.POSITIVE_INFINITY;
  const gaps: OpenGap[] = [];
  for await (const contentType of knownContentTypes(tables, options)) {
    const coverage = await table.read(contentType, { ...options, now: tables.clock.now() });
    const closed: Gap[] = [];
    for await (const gap of table.closedGaps(contentType, options)) closed.push(gap);
    for (const gap of await openGaps(tables, contentType, { coverage, closed }, options)) {
      if (gap.to.getTime() >= from && gap.from.getTime() < to) gaps.push(gap);
    }
  }
  return gaps.sort((a, b) => a.from.getTime() - b.from.getTime());
}
