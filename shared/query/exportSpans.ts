import type { OpenGap } from './openGaps';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
// Content of a moment holds events of the 7 days before it.
const EVENTS_BEFORE_MS = 7 * DAY_MS;
// Exports end at 50,000 rows (docs of the Purview audit search and of Search-UnifiedAuditLog): many gaps share one, but not too many.
const LONGEST_MS = 21 * DAY_MS;

/** Events that one export out of Microsoft's audit search must hold to close gaps: all from `from` to `to`, whole minutes. */
export interface ExportSpan {
  readonly contentType: string;
  readonly from: Date;
  readonly to: Date;
  /** How many gaps it closes. */
  readonly gaps: number;
}

/**
 * The exports that would close what Microsoft does not give out any more. Gaps near each other share one.
 * @param gaps in any order; those that Microsoft is still asked for, or that still grow, are left out
 * @returns by content type, oldest first
 */
export function exportSpans(gaps: readonly OpenGap[]): ExportSpan[] {
  const lost = gaps.filter(({ fetchableUntil, isUnderWay }) => !fetchableUntil && !isUnderWay);
  const byType = Map.groupBy(lost, ({ contentType }) => contentType);
  return [...byType].flatMap(([contentType, ofType]) => {
    const spans: ExportSpan[] = [];
    for (const gap of ofType.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
      const { from, to } = eventsOf(gap);
      const last = spans.at(-1);
      const end = last && last.to > to ? last.to : to;
      const isNear = last && from <= last.to && end.getTime() - last.from.getTime() <= LONGEST_MS;
      if (isNear) spans[spans.length - 1] = { ...last, to: end, gaps: last.gaps + 1 };
      else spans.push({ contentType, from, to, gaps: 1 });
    }
    return spans;
  });
}

/** Events of which a gap may miss records, rounded outwards: a search takes minutes. */
function eventsOf({ from, to }: OpenGap): { from: Date; to: Date } {
  return {
    from: new Date(Math.floor((from.getTime() - EVENTS_BEFORE_MS) / MINUTE_MS) * MINUTE_MS),
    // The moment itself belongs to the gap of a blob.
    to: new Date((Math.floor(to.getTime() / MINUTE_MS) + 1) * MINUTE_MS),
  };
}
