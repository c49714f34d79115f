import type { EncryptedMailReport } from '../../../shared/reports/encryptedMail/encryptedMailReport';
import { forwardWeight } from '../../../shared/reports/encryptedMail/messageForwards';
import type { PortalAction, PortalEvent } from '../../../shared/reports/encryptedMail/portalEvent';
import { gapTable } from './gapTable';
import type { ReportTable } from './reportTable';

// What somebody did, and what somebody tried in vain.
const ACTIONS: Readonly<Record<PortalAction, readonly [done: string, failed: string]>> = {
  signIn: ['signed in', 'failed to sign in'],
  open: ['opened the message', 'failed to open the message'],
  viewAttachment: ['viewed an attachment', 'failed to view an attachment'],
  downloadAttachment: ['downloaded an attachment', 'failed to download an attachment'],
  reply: ['replied', 'failed to reply'],
  forward: ['forwarded', 'failed to forward'],
  replyOrForward: ['replied or forwarded', 'failed to reply or forward'],
  other: ['did something else', 'failed in something else'],
};

const METHODS: Readonly<Record<string, string>> = {
  otp: 'one-time passcode',
  google: 'Google',
  gmail: 'Google (Gmail)',
  yahoo: 'Yahoo',
  microsoft: 'Microsoft',
};

/** A way of signing in for a person; others as they stand. */
export function methodText(method: string | undefined): string | undefined {
  return method === undefined ? undefined : (METHODS[method.toLowerCase()] ?? method);
}

/** What an event says, in words. */
export function actionText({
  action,
  hasFailed,
  operation,
}: Pick<PortalEvent, 'action' | 'hasFailed' | 'operation'>): string {
  const text = ACTIONS[action][hasFailed ? 1 : 0];
  return action === 'other' ? `${text} (${operation})` : text;
}

/** The tables of the report on encrypted mail. */
export function encryptedMailTables(report: EncryptedMailReport): ReportTable[] {
  return [
    forwardTable(report),
    failureTable(report),
    readerTable(report),
    storyTable(report),
    gapTable(report.coverage),
  ];
}

function forwardTable({ messages }: EncryptedMailReport): ReportTable {
  const forwards = messages.flatMap((message) => message.forwards.map((forward) => ({ message, forward })));
  forwards.sort((a, b) => forwardWeight(b.forward) - forwardWeight(a.forward));
  return {
    id: 'forwards',
    title: 'Replied and forwarded',
    note: 'Those that may have left for another domain first: the address on the record, or a reader who appeared only afterwards, is of a domain that had no part in the message before.',
    columns: [
      { title: 'Message', kind: 'count' },
      { title: 'Other domain', kind: 'text' },
      { title: 'Time', kind: 'time' },
      { title: 'What', kind: 'text' },
      { title: 'Address on the record', kind: 'text' },
      { title: 'Named besides', kind: 'text', isDetail: true },
      { title: 'New readers afterwards', kind: 'text' },
      { title: 'Subject', kind: 'text' },
      { title: 'Sender', kind: 'text' },
    ],
    rows: forwards.map(({ message, forward }) => [
      message.number,
      forward.isToOtherDomain ? 'yes' : 'not seen',
      +forward.time,
      actionText({ ...forward, operation: 'MessageForward' }),
      forward.recipient,
      forward.targets.join(', ') || undefined,
      forward.laterReaders.join(', ') || undefined,
      message.subject,
      message.sender,
    ]),
    records: forwards.map(({ forward }) => forward.recordId),
    empty: 'Nothing was replied to or forwarded out of the portal.',
  };
}

function failureTable({ messages }: EncryptedMailReport): ReportTable {
  const failures = messages.flatMap((message) => message.failures.map((failure) => ({ message, failure })));
  failures.sort((a, b) => b.failure.attempts - a.failure.attempts);
  return {
    id: 'failures',
    title: 'Failures',
    note: 'Attempts that failed in the same way stand together, most attempts first.',
    columns: [
      { title: 'Message', kind: 'count' },
      { title: 'Reader', kind: 'text' },
      { title: 'What', kind: 'text' },
      { title: 'Sign-in by', kind: 'text' },
      { title: 'Sign-in', kind: 'text' },
      { title: 'Attachment', kind: 'text' },
      { title: 'Attempts', kind: 'count' },
      { title: 'First', kind: 'time' },
      { title: 'Last', kind: 'time' },
      { title: 'Subject', kind: 'text', isDetail: true },
      { title: 'Sender', kind: 'text', isDetail: true },
    ],
    rows: failures.map(({ message, failure }) => [
      message.number,
      failure.recipient,
      actionText({ ...failure, hasFailed: true }),
      methodText(failure.method),
      failure.hasSignInFailed ? 'failed' : 'good',
      failure.attachment,
      failure.attempts,
      +failure.first,
      +failure.last,
      message.subject,
      message.sender,
    ]),
    records: failures.map(({ failure }) => failure.recordId),
    empty: 'No attempt failed.',
  };
}

function readerTable({ messages }: EncryptedMailReport): ReportTable {
  const stories = messages.flatMap((message) => message.readers.map((story) => ({ message, story })));
  return {
    id: 'readers',
    title: 'Messages and readers',
    note: 'What each outside reader did with each message. Ways of signing in are those of what went well.',
    columns: [
      { title: 'Message', kind: 'count' },
      { title: 'Subject', kind: 'text' },
      { title: 'Sender', kind: 'text' },
      { title: 'Reader', kind: 'text' },
      { title: 'Signed in by', kind: 'text' },
      { title: 'First opened', kind: 'time' },
      { title: 'Last opened', kind: 'time', isDetail: true },
      { title: 'Times opened', kind: 'count' },
      { title: 'Viewed', kind: 'text' },
      { title: 'Downloaded', kind: 'text' },
      { title: 'Replies', kind: 'count', isDetail: true },
      { title: 'Forwards', kind: 'count', isDetail: true },
      { title: 'Failures', kind: 'count' },
      { title: 'Message ID', kind: 'code', isDetail: true },
    ],
    rows: stories.map(({ message, story }) => [
      message.number,
      message.subject,
      message.sender,
      story.recipient,
      story.methods.map(methodText).join(', ') || undefined,
      story.firstOpened && +story.firstOpened,
      story.lastOpened && +story.lastOpened,
      story.opened,
      story.viewed.join(', ') || undefined,
      story.downloaded.join(', ') || undefined,
      story.replies,
      story.forwards,
      story.failures,
      message.messageId,
    ]),
    records: stories.map(({ story }) => story.events.at(-1)?.recordId ?? ''),
    empty: 'Nothing is recorded in the portal.',
  };
}

function storyTable({ messages }: EncryptedMailReport): ReportTable {
  const told = messages.flatMap((message) =>
    message.readers.flatMap((story) => story.events.map((event) => ({ message, event }))),
  );
  return {
    id: 'story',
    title: 'The story in time',
    note: 'Every record, by message and reader, oldest first.',
    columns: [
      { title: 'Message', kind: 'count' },
      { title: 'Time', kind: 'time' },
      { title: 'Reader', kind: 'text' },
      { title: 'What', kind: 'text' },
      { title: 'Sign-in by', kind: 'text' },
      { title: 'Attachment', kind: 'text' },
      { title: 'Subject', kind: 'text' },
      { title: 'Sender', kind: 'text', isDetail: true },
      { title: 'Further', kind: 'text', isDetail: true },
      { title: 'Message ID', kind: 'code', isDetail: true },
      { title: 'Operation', kind: 'text', isDetail: true },
    ],
    rows: told.map(({ message, event }) => [
      message.number,
      +event.time,
      event.recipient,
      actionText(event),
      signInText(event),
      event.attachment,
      event.subject,
      event.sender,
      event.details.map(({ name, value }) => `${name}: ${value}`).join(', ') || undefined,
      event.messageId,
      event.operation,
    ]),
    records: told.map(({ event }) => event.recordId),
    empty: 'Nothing is recorded in the portal.',
  };
}

function signInText({ method, hasSignInFailed }: PortalEvent): string | undefined {
  const text = methodText(method);
  return hasSignInFailed ? `${text ?? 'unknown'}, failed` : text;
}
