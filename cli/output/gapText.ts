import type { Gap } from '../../shared/ledger/gap';
import { gapReason } from './gapReason';
import { spanText } from './spanText';

/** One gap in one line, for a person. */
export function gapText(gap: Pick<Gap, 'contentType' | 'from' | 'to' | 'reason'>): string {
  return `${gap.contentType}, made available ${spanText(gap)} UTC: ${gapReason(gap.reason)}.`;
}
