import type { EncryptedMailReport } from '../../../shared/reports/encryptedMail/encryptedMailReport';
import { portalLimits } from '../../../shared/reports/encryptedMail/portalLimits';
import { count } from '../count';
import { encryptedMailCharts } from './encryptedMailCharts';
import { encryptedMailTables } from './encryptedMailTables';
import { periodText } from './periodText';
import type { ReportView } from './reportView';

/** The report on encrypted mail as it is shown. */
export function encryptedMailView(report: EncryptedMailReport): ReportView {
  return {
    title: 'Encrypted mail',
    subject: subjectOf(report),
    generatedAt: report.generatedAt,
    answer: answerOf(report),
    limits: portalLimits(report),
    charts: encryptedMailCharts(report),
    tables: encryptedMailTables(report),
  };
}

function subjectOf({ selection: { message, sender, recipient }, from, to }: EncryptedMailReport): string {
  const parts = [
    message === undefined ? undefined : `message ${message}`,
    sender === undefined ? undefined : `sent by ${sender}`,
    recipient === undefined ? undefined : `read by ${recipient}`,
  ].filter((part) => part !== undefined);
  return `${parts.length === 0 ? 'all messages' : parts.join(', ')}, ${periodText({ from, to })}`;
}

function answerOf({ messages }: EncryptedMailReport): string[] {
  if (messages.length === 0) {
    return [
      'Nothing is recorded in the encrypted message portal for this. That is no proof that nobody read: see what cannot be known.',
    ];
  }
  const stories = messages.flatMap(({ readers }) => readers);
  const readers = new Set(stories.map(({ recipient }) => recipient.toLowerCase()));
  const opened = stories.filter(({ opened: times }) => times > 0).length;
  const answer = [
    `${count(readers.size, 'outside reader')} of ${count(messages.length, 'encrypted message')}: opened ${count(opened, 'time')} by a reader, attachments viewed by ${stories.filter(({ viewed }) => viewed.length > 0).length} and downloaded by ${stories.filter(({ downloaded }) => downloaded.length > 0).length}.`,
  ];
  const forwards = messages.flatMap((message) => message.forwards);
  const elsewhere = forwards.filter(({ isToOtherDomain }) => isToOtherDomain).length;
  if (forwards.length > 0) {
    answer.unshift(
      `${count(forwards.length, 'time')} replied to or forwarded${elsewhere > 0 ? `, of these ${elsewhere} possibly to another domain` : ''}.`,
    );
  }
  const failures = messages.flatMap((message) => message.failures);
  const attempts = failures.reduce((sum, group) => sum + group.attempts, 0);
  if (attempts > 0)
    answer.push(`${count(attempts, 'attempt')} failed, in ${count(failures.length, 'group')}.`);
  return answer;
}
