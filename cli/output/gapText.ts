import type { Gap } from '../../shared/ledger/gap';
import { utcText } from './utcText';

const REASONS: Readonly<Record<Gap['reason'], string>> = {
  notPolledInTime: 'nothing polled for more than 7 days, and Microsoft lists no more',
  expired: 'Microsoft removed it before it could be fetched',
  refused: 'Microsoft lists it but does not give it out; it is asked for again',
  unreadable: 'what Microsoft gave out is no list of records; what is readable of it is stored',
  subscriptionDisabled: 'the subscription was switched off',
};

/** One gap in one line, for a person. */
export function gapText({
  contentType,
  from,
  to,
  reason,
}: Pick<Gap, 'contentType' | 'from' | 'to' | 'reason'>): string {
  const span = from.getTime() === to.getTime() ? utcText(from) : `${utcText(from)} to ${utcText(to)}`;
  return `${contentType}, made available ${span} UTC: ${REASONS[reason]}.`;
}
