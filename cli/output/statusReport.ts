import type { Status } from '../../shared/query/readStatus';
import { ageText } from './ageText';
import { count } from './count';
import { gapText } from './gapText';
import { plainTable } from './plainTable';
import { terminalSafe } from './terminalSafe';
import { utcText } from './utcText';

/** How complete the tables are, for a person. */
export function statusReport({ contentTypes, gaps, quarantined }: Status, now: Date): string {
  if (contentTypes.length === 0) return 'Nothing has been polled into these tables yet.\n';
  const time = (value: Date | undefined) => (value ? utcText(value) : '-');
  const rows = contentTypes.map((each) => [
    each.contentType,
    time(each.coveredFrom),
    each.coveredTo ? `${utcText(each.coveredTo)} (${ageText(each.coveredTo, now)})` : '-',
    time(each.settledTo),
    time(each.lastPollAt),
    String(each.backlog),
  ]);
  const head = ['Content type', 'Complete from', 'to', 'Final to', 'Last poll', 'Waiting'];
  const lines = [
    gaps.length === 0 ? 'No gaps.' : `${count(gaps.length, 'gap')}:`,
    ...gaps.map((gap) => `  ${gapText(gap)}`),
    quarantined === 0 ? 'Nothing in quarantine.' : `${count(quarantined, 'unreadable text')} in quarantine.`,
    'Times are UTC and say when Microsoft made the records available. Up to "Final" nothing more can appear.',
  ];
  return (
    plainTable(head, rows, { numeric: ['Waiting'] }) + lines.map((line) => `${terminalSafe(line)}\n`).join('')
  );
}
