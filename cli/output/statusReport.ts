import type { Status } from '../../shared/query/readStatus';
import { statusCalendars } from '../../shared/query/statusCalendars';
import { calendarLegend, calendarText } from './calendarText';
import { closedGapSection } from './closedGapSection';
import { contentTypeFacts } from './contentTypeFacts';
import { exportSection } from './exportSection';
import { gapSection } from './gapSection';
import { quarantineText } from './quarantineText';
import { statusAlarms } from './statusAlarms';
import { COVERAGE_LOST, COVERAGE_NOTE, NOTHING_POLLED } from './statusNotes';
import { terminalSafe } from './terminalSafe';
import { wrapped } from './wrapped';

/** How complete the tables are, for a person in a terminal. */
export function statusReport(status: Status, now: Date, { isColoured }: { isColoured: boolean }): string {
  const { contentTypes } = status;
  if (contentTypes.length === 0)
    return status.isCoverageLost ? wrapped(COVERAGE_LOST) : `${NOTHING_POLLED}\n`;
  const alarms = statusAlarms(status, now).map((alarm) => wrapped(alarm, { first: '! ', next: '  ' }));
  const types = contentTypes.map((each) => {
    const facts = contentTypeFacts(each, now).map(([title, text]) =>
      wrapped(text, { first: `  ${title.padEnd(14)}`, next: ' '.repeat(16) }),
    );
    return `${terminalSafe(each.contentType)}\n${facts.join('')}`;
  });
  const calendars = statusCalendars(status, now).map(({ contentType, calendar }) =>
    calendarText(contentType, calendar, { isColoured }),
  );
  const sections = [
    alarms.join(''),
    ...types,
    gapSection(status) + quarantineLines(status),
    ...exportSection(status),
    closedGapSection(status),
    ...calendars,
    calendarLegend({ isColoured }),
    wrapped(COVERAGE_NOTE),
  ];
  return sections.filter(Boolean).join('\n');
}

function quarantineLines(status: Status): string {
  const { text, command } = quarantineText(status);
  return wrapped(text, { next: '  ' }) + (command === undefined ? '' : `  ${command}\n`);
}
