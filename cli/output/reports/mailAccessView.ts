import { accessLimits } from '../../../shared/reports/mailAccess/accessLimits';
import type { MailAccessReport } from '../../../shared/reports/mailAccess/mailAccessReport';
import { count } from '../count';
import { mailAccessCharts } from './mailAccessCharts';
import { mailAccessTables, UNUSUAL } from './mailAccessTables';
import { periodText } from './periodText';
import type { ReportView } from './reportView';

/** The report on mail access as it is shown. */
export function mailAccessView(report: MailAccessReport): ReportView {
  return {
    title: 'Mail access',
    subject: subjectOf(report),
    generatedAt: report.generatedAt,
    answer: answerOf(report),
    limits: accessLimits(report),
    charts: mailAccessCharts(report),
    tables: mailAccessTables(report),
  };
}

function subjectOf({ selection, from, to }: MailAccessReport): string {
  const { user, mailbox, session, address, app } = selection;
  const parts = [
    user === undefined ? undefined : `by ${user}`,
    mailbox === undefined ? undefined : `in the mailbox ${mailbox}`,
    session === undefined ? undefined : `in session ${session}`,
    address === undefined ? undefined : `from ${address}`,
    app === undefined ? undefined : `by app ${app}`,
  ].filter((part) => part !== undefined);
  return `${parts.length === 0 ? 'by everybody' : parts.join(', ')}, ${periodText({ from, to })}`;
}

function answerOf(report: MailAccessReport): string[] {
  const { sessions, messages, syncedFolders, blindPeriods, mailboxes } = report;
  if (sessions.length === 0) {
    return [
      'No access to mail is recorded for this. That is no proof that there was none: see what cannot be known.',
    ];
  }
  const attachments = messages.filter(({ kind }) => kind === 'attachment').length;
  const named = [count(messages.length - attachments, 'message')];
  if (attachments > 0) named.push(count(attachments, 'attachment'));
  const answer = [
    `${count(sessions.length, 'session')} read ${named.join(' and ')} that the records name, in ${mailboxText(mailboxes)}.`,
  ];
  if (syncedFolders.length > 0) {
    const were = syncedFolders.length === 1 ? 'was' : 'were';
    answer.push(
      `${count(syncedFolders.length, 'folder')} ${were} synchronised: count everything in ${syncedFolders.length === 1 ? 'it' : 'them'} as read.`,
    );
  }
  if (blindPeriods.length > 0) {
    answer.push(
      `In ${count(blindPeriods.length, 'period')} Microsoft had stopped recording (throttling): what was read then is not known.`,
    );
  }
  const unusual = sessions.filter((session) => session.unusual.length > 0);
  if (unusual.length > 0) {
    const reasons = Object.entries(UNUSUAL).flatMap(([reason, text]) => {
      const found = unusual.filter((session) => session.unusual.some((each) => each === reason)).length;
      return found === 0 ? [] : [`${text} ${found}`];
    });
    answer.push(
      `${count(unusual.length, 'session')} ${unusual.length === 1 ? 'is' : 'are'} unusual: ${reasons.join(', ')}.`,
    );
  }
  return answer;
}

function mailboxText(mailboxes: MailAccessReport['mailboxes']): string {
  const [first, ...others] = mailboxes;
  if (first && others.length === 0) return `the mailbox of ${first.mailbox}`;
  return `${mailboxes.length.toLocaleString('en-US')} mailboxes`;
}
