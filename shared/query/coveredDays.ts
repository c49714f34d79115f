import { CoverageTable } from '../ledger/coverageTable';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { knownContentTypes } from './knownContentTypes';
import { dayBefore, daysUpTo } from './missedDays';
import type { ReadableTables } from './readableTables';

const DAY_MS = 24 * 60 * 60_000;
// Records usually become available within 60 to 90 minutes, and within a day at the latest but for disturbances of the service.
const DELIVERY_MS = DAY_MS;

/**
 * Days of events that are surely in the tables: over for a day, everything that became available until then is covered, and no open gap
 * is near. Content types that nobody polls any more are left out.
 * @param count days to look at, from the newest that can be covered
 * @returns days `yyyy-MM-dd`, newest first
 */
export async function coveredDays(
  tables: ReadableTables & { readonly clock: Clock },
  count: number,
  options: StoreOptions = {},
): Promise<string[]> {
  const coverage = new CoverageTable(tables.store, tables.names.coverage);
  const spans: { from: number; to: number; polledAt: number; contentType: string }[] = [];
  for await (const contentType of knownContentTypes(tables, options)) {
    const { coveredFrom, coveredTo, lastPollAt } = await coverage.read(contentType, {
      ...options,
      now: tables.clock.now(),
    });
    if (!coveredFrom || !coveredTo || !lastPollAt) continue;
    spans.push({ contentType, from: +coveredFrom, to: +coveredTo, polledAt: +lastPollAt });
  }
  const lastPolledAt = Math.max(...spans.map(({ polledAt }) => polledAt));
  const polled = spans.filter(({ polledAt }) => polledAt >= lastPolledAt - DAY_MS);
  if (polled.length === 0) return [];
  const from = Math.max(...polled.map((span) => span.from));
  const to = Math.min(...polled.map((span) => span.to), +tables.clock.now());
  const gaps: { from: number; to: number }[] = [];
  for (const { contentType } of polled) {
    for await (const gap of coverage.openGaps(contentType, options))
      gaps.push({ from: +gap.from, to: +gap.to });
  }
  const newest = new Date(to - DELIVERY_MS).toISOString().slice(0, 10);
  return daysUpTo(dayBefore(newest, 1), count).filter((day) => {
    const start = Date.parse(day);
    const end = start + DAY_MS + DELIVERY_MS;
    return start >= from && !gaps.some((gap) => gap.to >= start && gap.from < end);
  });
}
