import type { OpenGap } from '../../shared/query/openGaps';
import type { Status } from '../../shared/query/readStatus';
import { count } from './count';
import { gapFate } from './gapFate';
import { gapReason } from './gapReason';
import { spanText } from './spanText';
import { utcText } from './utcText';
import { wrapped } from './wrapped';

// More than fit a screen are a matter for --json and --html.
const SHOWN = 12;

/** Every open gap with its reason and what can still be done about it, for a terminal. */
export function gapSection({ gaps, contentTypes }: Status): string {
  const isWaiting = contentTypes.some(({ backlog }) => backlog > 0);
  if (gaps.length === 0) return `No gaps${isWaiting ? ', but not all is fetched yet' : ''}.\n`;
  const shown = gaps.slice(0, SHOWN).map(gapLine);
  const more = gaps.length - shown.length;
  const rest = more > 0 ? `  and ${count(more, 'gap')} more: --json and --html show all\n` : '';
  return `${count(gaps.length, 'gap')}:\n${shown.join('')}${rest}`;
}

function gapLine(gap: OpenGap): string {
  const what = gap.contentId === undefined ? '' : `, content ${gap.contentId}`;
  const indent = { first: '    ', next: '    ' };
  return (
    wrapped(`${spanText(gap)}  ${gap.contentType}${what}`, { first: '  ', next: '    ' }) +
    wrapped(`Found ${utcText(gap.since)}: ${gapReason(gap.reason)}.`, indent) +
    wrapped(gapFate(gap), indent)
  );
}
