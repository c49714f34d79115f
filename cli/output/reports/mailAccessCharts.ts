import type { AccessSession } from '../../../shared/reports/mailAccess/accessSession';
import { clientName } from '../../../shared/reports/mailAccess/clientName';
import type { MailAccessReport } from '../../../shared/reports/mailAccess/mailAccessReport';
import { count } from '../count';
import { utcText } from '../utcText';
import { barChart, type ChartBand } from './barChart';
import { laneChart } from './laneChart';
import { UNUSUAL } from './mailAccessTables';
import type { ReportChart } from './reportChart';

const MOST_LANES = 25;
// Of more mailboxes, one or the other is nearly always blind, and bands would say nothing.
const MOST_BANDED = 5;

/** When mail was read, and the sessions one under the other. */
export function mailAccessCharts(report: MailAccessReport): ReportChart[] {
  const { sessions, messages, syncedFolders, blindPeriods, mailboxes, coverage } = report;
  const unusual = new Set(sessions.filter((each) => each.unusual.length > 0).map(({ number }) => number));
  const timesOf = (isUnusual: boolean) =>
    messages.filter(({ session }) => unusual.has(session) === isUnusual).map(({ first }) => +first);
  const bands: ChartBand[] = [
    ...(mailboxes.length > MOST_BANDED ? [] : blindPeriods).map(({ from, to, mailbox }) => ({
      ...{ from, to, style: 'blind' as const },
      text: `Recording stopped for ${mailbox}, ${utcText(from)} to ${utcText(to)} UTC`,
    })),
    ...coverage.gaps.map(({ from, to, contentType }) => ({
      ...{ from, to, style: 'gap' as const },
      text: `Gap in ${contentType}, made available ${utcText(from)} to ${utcText(to)} UTC`,
    })),
  ];
  const reads = barChart(
    'Messages read and folders synchronised over time',
    [
      { style: 'unusual', text: 'messages, unusual sessions', times: timesOf(true) },
      { style: 'usual', text: 'messages, other sessions', times: timesOf(false) },
      { style: 'sync', text: 'folders synchronised', times: syncedFolders.map(({ first }) => +first) },
    ],
    bands,
  );
  const shown = sessions.slice(0, MOST_LANES);
  const timeline = laneChart(
    shown.length < sessions.length
      ? `The ${shown.length} most unusual of ${count(sessions.length, 'session')}`
      : 'Sessions over time',
    shown.map((session) => ({ label: laneLabel(session), marks: [sessionMark(session)] })),
    [
      { style: 'unusual', text: 'unusual session' },
      { style: 'usual', text: 'other session' },
    ],
  );
  return [reads, timeline].filter((chart) => chart !== undefined);
}

function laneLabel({ number, mailbox, address, client }: AccessSession): string {
  return `${number} · ${mailbox.split('@')[0]} · ${address ?? clientName(client)}`;
}

function sessionMark(session: AccessSession) {
  const { number, mailbox, user, address = 'no address', first, last, messages, syncedFolders } = session;
  const reasons = session.unusual.map((reason) => UNUSUAL[reason]).join(', ');
  const what = `${count(messages, 'message')}, ${count(syncedFolders, 'folder')} synchronised`;
  return {
    fromMs: +first,
    toMs: +last,
    style: session.unusual.length > 0 ? ('unusual' as const) : ('usual' as const),
    text: `Session ${number}: ${user} in ${mailbox} from ${address}, ${utcText(first)} to ${utcText(last)} UTC, ${what}${reasons ? ` (${reasons})` : ''}`,
  };
}
