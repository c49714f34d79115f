import { type CoverageCalendar, coverageCalendar } from './coverageCalendar';
import type { Status } from './readStatus';

/** The coverage of each content type as a calendar. */
export function statusCalendars(
  { contentTypes, gaps, closedGaps }: Status,
  now: Date,
): { contentType: string; calendar: CoverageCalendar }[] {
  return contentTypes.map(({ contentType, coveredFrom, coveredTo }) => {
    const isOwn = (gap: { contentType: string }) => gap.contentType === contentType;
    const coverage = {
      coveredFrom,
      coveredTo,
      gaps: gaps.filter(isOwn),
      closedGaps: closedGaps.filter(isOwn),
    };
    return { contentType, calendar: coverageCalendar(coverage, now) };
  });
}
