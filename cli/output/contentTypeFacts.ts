import type { ContentTypeStatus } from '../../shared/query/contentTypeStatus';
import { ageText } from './ageText';
import { count } from './count';
import { durationText } from './durationText';
import { utcText } from './utcText';

/** What is known of a content type's completeness, as pairs of a title and a text. */
export function contentTypeFacts(status: ContentTypeStatus, now: Date): [title: string, text: string][] {
  const { coveredFrom, coveredTo, coveredSpans, settledTo, lastPollAt, backlog, waiting } = status;
  const facts: [string, string][] = [];
  if (!coveredFrom || !coveredTo) facts.push(['Complete', 'nothing yet']);
  else {
    const behind = durationText(now.getTime() - coveredTo.getTime());
    const isWhole = coveredSpans.length <= 1;
    const gaps = isWhole ? '' : ', but for the gaps below';
    facts.push(['Complete', `${utcText(coveredFrom)} to ${utcText(coveredTo)}, ${behind} behind${gaps}`]);
    const newest = coveredSpans.at(-1);
    if (!isWhole && newest) facts.push(['No gap since', utcText(newest.from)]);
    // What lies before the beginning is not claimed, so it cannot be final either.
    const isSettled = settledTo && settledTo > coveredFrom;
    facts.push(['Final to', isSettled ? utcText(settledTo) : 'nothing yet, Microsoft may add for 7 days']);
  }
  facts.push(['Last poll', lastPollAt ? `${utcText(lastPollAt)} (${ageText(lastPollAt, now)})` : 'none']);
  if (!waiting) facts.push(['Waiting', 'nothing']);
  else {
    const error = waiting.lastError ? ` (${waiting.lastError})` : '';
    const tries = waiting.attempts > 0 ? `, asked for ${count(waiting.attempts, 'time')}${error}` : '';
    facts.push([
      'Waiting',
      `${count(backlog, 'content blob')}, the oldest since ${utcText(waiting.since)}${tries}`,
    ]);
  }
  return facts;
}
