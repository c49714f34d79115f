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
    // What lies before the beginning is not claimed, so it cannot be final either.
    time(
      each.coveredFrom && each.settledTo && each.settledTo < each.coveredFrom ? undefined : each.settledTo,
    ),
    time(each.lastPollAt),
    String(each.backlog),
  ]);
  const head = ['Content type', 'Complete from', 'to', 'Final to', 'Last poll', 'Waiting'];
  const waiting = contentTypes.reduce((sum, { backlog }) => sum + backlog, 0);
  const lines = [
    gaps.length === 0
      ? `No gaps${waiting > 0 ? ', but not all is fetched yet' : ''}.`
      : `${count(gaps.length, 'gap')}:`,
    ...gaps.map((gap) => `  ${gapText(gap)}`),
    quarantined === 0 ? 'Nothing in quarantine.' : `${count(quarantined, 'unreadable text')} in quarantine.`,
    'Records from before "Complete from" are stored as far as Microsoft still listed them (7 days), but nothing is claimed about that time.',
    'Times are UTC and say when Microsoft made the records available. Up to "Final" nothing more can appear.',
  ];
  return (
    plainTable(head, rows, { numeric: ['Waiting'] }) + lines.map((line) => `${terminalSafe(line)}\n`).join('')
  );
}
