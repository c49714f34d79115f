import { CoverageTable } from '../ledger/coverageTable';
import type { Gap } from '../ledger/gap';
import type { StoreOptions } from '../tables/store/tableStore';
import { distinctPartitions } from './distinctPartitions';
import type { ReadableTables } from './readableTables';

// How long after an event its record may become available and still be listed.
const LATEST_AVAILABLE_MS = 7 * 24 * 60 * 60_000;

/**
 * Open gaps in which records of a span may be missing. Gaps are in times of availability, questions in times of events: a gap counts
 * that reaches into the span or begins within 7 days after it.
 * @param span of CreationTime, `to` not included; undefined: no bound
 */
export async function gapsWithin(
  { store, names }: ReadableTables,
  span: { from?: Date | undefined; to?: Date | undefined },
  options: StoreOptions = {},
): Promise<Gap[]> {
  const coverage = new CoverageTable(store, names.coverage);
  const from = span.from?.getTime() ?? Number.NEGATIVE_INFINITY;
  const to = span.to ? span.to.getTime() + LATEST_AVAILABLE_MS : Number.POSITIVE_INFINITY;
  const gaps: Gap[] = [];
  for await (const contentType of distinctPartitions(store, names.coverage, (key) => key, options)) {
    for await (const gap of coverage.openGaps(contentType, options)) {
      if (gap.to.getTime() >= from && gap.from.getTime() < to) gaps.push(gap);
    }
  }
  return gaps.sort((a, b) => a.from.getTime() - b.from.getTime());
}
