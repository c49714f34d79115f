import { enumName } from '../../../shared/records/enumNames';
import type { AccessSession, UnusualReason } from '../../../shared/reports/mailAccess/accessSession';
import { appName } from '../../../shared/reports/mailAccess/appName';
import { clientName } from '../../../shared/reports/mailAccess/clientName';
import type { MailAccessReport } from '../../../shared/reports/mailAccess/mailAccessReport';
import { gapTable } from './gapTable';
import type { ReportTable } from './reportTable';

/** What is unusual, for a person. */
export const UNUSUAL: Readonly<Record<UnusualReason, string>> = {
  externalAccess: 'external access',
  newApp: 'new app',
  newAddress: 'new address',
  administrator: 'administrator',
  severalAddresses: 'session from several addresses',
};

/** The tables of the report on mail access. */
export function mailAccessTables(report: MailAccessReport): ReportTable[] {
  return [
    sessionTable(report),
    messageTable(report),
    folderTable(report),
    blindTable(report),
    appTable(report),
    gapTable(report.coverage),
  ];
}

function sessionTable({ sessions }: MailAccessReport): ReportTable {
  return {
    id: 'sessions',
    title: 'Sessions',
    note: 'Unusual ones first: an address or app that is new for the mailbox, that is, not seen in the 30 days before the time asked for (of all time: first seen within the 7 days before the session; IPv6 by the first half of the address), or access that Exchange calls external (also true for services of Microsoft).',
    columns: [
      { title: 'Session', kind: 'count' },
      { title: 'Unusual', kind: 'text' },
      { title: 'Mailbox', kind: 'text' },
      // Who read matters at a glance where it was not the mailbox's owner.
      { title: 'User', kind: 'text', ...(sessions.every(isByOwner) && { isDetail: true }) },
      { title: 'Address', kind: 'code' },
      { title: 'Client', kind: 'text' },
      { title: 'App', kind: 'text' },
      { title: 'First', kind: 'time' },
      { title: 'Last', kind: 'time' },
      { title: 'Messages', kind: 'count' },
      { title: 'Attachments', kind: 'count', isDetail: true },
      { title: 'Folders synced', kind: 'count' },
      { title: 'Records', kind: 'count', isDetail: true },
      { title: 'Logon', kind: 'text', isDetail: true },
      { title: 'Session ID', kind: 'code', isDetail: true },
      { title: 'App ID', kind: 'code', isDetail: true },
      { title: 'Client info', kind: 'text', isDetail: true },
    ],
    rows: sessions.map((session) => [
      session.number,
      session.unusual.map((reason) => UNUSUAL[reason]).join(', '),
      session.mailbox,
      session.user,
      session.address,
      clientName(session.client),
      appText(session.app, session.appName),
      +session.first,
      +session.last,
      session.messages,
      session.attachments,
      session.syncedFolders,
      session.records,
      session.logonType === undefined
        ? undefined
        : (enumName('LogonType', session.logonType) ?? String(session.logonType)),
      session.session,
      session.app,
      session.client,
    ]),
    records: sessions.map(({ recordId }) => recordId),
    empty: 'No access to mail is recorded.',
  };
}

function isByOwner({ mailbox, user }: Pick<AccessSession, 'mailbox' | 'user'>): boolean {
  return user.toLowerCase() === mailbox.toLowerCase();
}

function messageTable({ messages }: MailAccessReport): ReportTable {
  return {
    id: 'messages',
    title: 'Messages read',
    note: 'Every message that a record names (bind), by session. Attachments stand under the store ID of the attachment.',
    columns: [
      { title: 'Session', kind: 'count' },
      { title: 'Last read', kind: 'time' },
      { title: 'First read', kind: 'time', isDetail: true },
      { title: 'Mailbox', kind: 'text' },
      { title: 'Folder', kind: 'text' },
      { title: 'Subject', kind: 'text' },
      { title: 'Message ID', kind: 'code' },
      { title: 'Size (bytes)', kind: 'count' },
      { title: 'Reads', kind: 'count', isDetail: true },
      { title: 'Kind', kind: 'text', isDetail: true },
    ],
    rows: messages.map((message) => [
      message.session,
      +message.last,
      +message.first,
      message.mailbox,
      message.folder,
      message.subject,
      message.messageId ?? message.itemId,
      message.sizeInBytes,
      message.reads,
      message.kind,
    ]),
    records: messages.map(({ recordId }) => recordId),
    empty: 'No record names a message.',
  };
}

function folderTable({ syncedFolders }: MailAccessReport): ReportTable {
  return {
    id: 'folders',
    title: 'Folders synchronised',
    note: 'Count every message that was in such a folder as read: a synchronisation copies all of it, and no record names the messages.',
    columns: [
      { title: 'Session', kind: 'count' },
      { title: 'Mailbox', kind: 'text' },
      { title: 'Folder', kind: 'text' },
      { title: 'First', kind: 'time' },
      { title: 'Last', kind: 'time' },
      { title: 'Syncs', kind: 'count' },
      { title: 'Folder ID', kind: 'code', isDetail: true },
    ],
    rows: syncedFolders.map((folder) => [
      folder.session,
      folder.mailbox,
      folder.folder,
      +folder.first,
      +folder.last,
      folder.syncs,
      folder.folderId,
    ]),
    records: syncedFolders.map(({ recordId }) => recordId),
    empty: 'No folder was synchronised.',
  };
}

const BLIND_REASONS = {
  throttled: 'a record says that recording was throttled',
  overLimit: 'more than 1,000 records in less than 24 hours',
} as const;

function blindTable({ blindPeriods }: MailAccessReport): ReportTable {
  return {
    id: 'blind',
    title: 'Blind spots by throttling',
    note: 'For 24 hours Microsoft recorded no single reads of the mailbox, whoever read. What was read then is not known.',
    columns: [
      { title: 'Mailbox', kind: 'text' },
      { title: 'From', kind: 'time' },
      { title: 'To', kind: 'time' },
      { title: 'How it is known', kind: 'text' },
    ],
    rows: blindPeriods.map(({ mailbox, from, to, reason }) => [mailbox, +from, +to, BLIND_REASONS[reason]]),
    empty: 'None is known in this time.',
  };
}

function appTable({ apps }: MailAccessReport): ReportTable {
  return {
    id: 'apps',
    title: 'Apps',
    note: 'Those that read most mailboxes first, within what this report is about.',
    columns: [
      { title: 'App', kind: 'text' },
      { title: 'Mailboxes', kind: 'count' },
      { title: 'Sessions', kind: 'count' },
      { title: 'Messages', kind: 'count' },
      { title: 'Folders synced', kind: 'count' },
      { title: 'First', kind: 'time' },
      { title: 'Last', kind: 'time' },
      { title: 'App ID', kind: 'code', isDetail: true },
      { title: 'Which mailboxes', kind: 'text', isDetail: true },
    ],
    rows: apps.map((app) => [
      app.name ?? app.app ?? `${app.client} (no app ID)`,
      app.mailboxes.length,
      app.sessions,
      app.messages,
      app.syncedFolders,
      +app.first,
      +app.last,
      app.app,
      someOf(app.mailboxes),
    ]),
    empty: 'No app has read mail.',
  };
}

function appText(app: string | undefined, name: string | undefined): string | undefined {
  return name ?? (app === undefined ? undefined : (appName(app) ?? app));
}

const MOST_NAMED = 20;

function someOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return names.slice(0, MOST_NAMED).join(', ') + more;
}
