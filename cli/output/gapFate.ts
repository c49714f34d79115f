import type { OpenGap } from '../../shared/query/openGaps';
import { count } from './count';
import { utcText } from './utcText';

/** What can still be done about a gap, for a person. */
export function gapFate({ fetchableUntil, isUnderWay, attempts, lastError, reason }: OpenGap): string {
  if (isUnderWay) return 'It still grows. Make the polls work again first; an export can close it then.';
  if (fetchableUntil) {
    const error = lastError ? ` (${lastError})` : '';
    const tries = attempts === undefined ? '' : `, so far ${count(attempts, 'time')}${error}`;
    return `Nothing to do yet: asked for again until ${utcText(fetchableUntil)}${tries}.`;
  }
  const rest = reason === 'unreadable' ? 'Its unreadable rest is in quarantine. ' : '';
  return `${rest}Only an export can close it, see below.`;
}
