import type {
  EncryptedMailReport,
  ReaderStory,
} from '../../../shared/reports/encryptedMail/encryptedMailReport';
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
  return `${parts.length === 0 ? 'of all messages' : parts.join(', ')}, ${periodText({ from, to })}`;
}

function answerOf({ messages }: EncryptedMailReport): string[] {
  if (messages.length === 0) {
    return [
      'Nothing is recorded in the encrypted message portal for this. That is no proof that nobody read: see what cannot be known.',
    ];
  }
  const stories = messages.flatMap(({ readers }) => readers);
  const readersOf = (isOne: (story: ReaderStory) => boolean) =>
    new Set(stories.filter(isOne).map(({ recipient }) => recipient.toLowerCase())).size;
  const opened = readersOf((story) => story.opened > 0);
  const viewed = readersOf((story) => story.viewed.length > 0);
  const downloaded = readersOf((story) => story.downloaded.length > 0);
  const answer = [
    `Of ${count(
      readersOf(() => true),
      'outside reader',
    )} of ${count(messages.length, 'encrypted message')}, ${opened} opened a message, ${viewed} viewed an attachment and ${downloaded} downloaded one.`,
  ];
  const forwards = messages.flatMap((message) => message.forwards).filter(({ hasFailed }) => !hasFailed);
  const elsewhere = forwards.filter(({ isToOtherDomain }) => isToOtherDomain).length;
  if (forwards.length > 0) {
    const where = elsewhere > 0 ? `, ${elsewhere} of these possibly to another domain` : '';
    answer.unshift(
      `${forwards.length === 1 ? '1 reply or forward' : `${forwards.length.toLocaleString('en-US')} replies or forwards`} out of the portal${where}.`,
    );
  }
  const failures = messages.flatMap((message) => message.failures);
  const attempts = failures.reduce((sum, group) => sum + group.attempts, 0);
  if (attempts > 0)
    answer.push(`${count(attempts, 'attempt')} failed, in ${count(failures.length, 'group')}.`);
  return answer;
}
