import type { Span } from '../../shared/ledger/spans';
import { utcText } from './utcText';

/** A stretch of time as a person reads it, in UTC; a moment alone where it has no length. */
export function spanText({ from, to }: Span): string {
  return from.getTime() === to.getTime() ? utcText(from) : `${utcText(from)} to ${utcText(to)}`;
}
