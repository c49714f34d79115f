import type { AnswerLimits } from '../../shared/query/answerLimits';
import { count } from './count';
import { gapText } from './gapText';
import { utcText } from './utcText';

/** What an answer may lack, one line each, for a person; none where nothing is to be said. */
export function answerLimitLines({ gaps, begunLater, reachesTo, mayStillComeFrom }: AnswerLimits): string[] {
  const lines = gapLines(gaps);
  for (const { contentType, coveredFrom } of begunLater) {
    lines.push(
      `Collecting ${contentType} began ${utcText(coveredFrom)} UTC: of what happened before, not everything is here.`,
    );
  }
  if (reachesTo === undefined) {
    lines.push('Nothing has been polled into these tables: only what was imported can be found.');
  } else if (mayStillComeFrom !== undefined) {
    lines.push(
      `The data reaches to ${utcText(reachesTo)} UTC; records of events after ${utcText(mayStillComeFrom)} may still come (most within 90 minutes, the last after 7 days).`,
    );
  }
  return lines;
}

/** The open gaps among it. */
export function gapLines(gaps: AnswerLimits['gaps']): string[] {
  if (gaps.length === 0) return [];
  return [
    `Records may be missing here, ${count(gaps.length, 'gap')} in this time:`,
    ...gaps.map((gap) => `  ${gapText(gap)}`),
  ];
}
