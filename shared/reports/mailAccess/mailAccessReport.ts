import { bareMessageId } from '../bareMessageId';
import type { SpanCoverage } from '../spanCoverage';
import type { AccessSelection } from './accessSelection';
import type { AccessSession, AppAccess, ReadMessage, SyncedFolder } from './accessSession';
import { appAccesses } from './appAccesses';
import type { BlindPeriod } from './blindPeriods';
import { GatheredSession } from './gatheredSession';
import { inOrderOfWeight } from './inOrderOfWeight';
import type { MailAccess } from './mailAccess';
import { MailboxHabits } from './mailboxHabits';

/** Which mail was read, by whom, and what of it cannot be known. Public as `--json`: keys may be added. */
export interface MailAccessReport {
  readonly selection: AccessSelection;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly generatedAt: Date;
  /** Records that the report is made of. */
  readonly records: number;
  /** Of these, single reads that do not say whether Microsoft had stopped recording. */
  readonly recordsWithoutThrottlingMark: number;
  /** Most unusual first. */
  readonly sessions: readonly AccessSession[];
  /** By session, then newest first. */
  readonly messages: readonly ReadMessage[];
  readonly syncedFolders: readonly SyncedFolder[];
  /** Times in which reads of these mailboxes were not recorded. */
  readonly blindPeriods: readonly (BlindPeriod & { readonly mailbox: string })[];
  /** Those that read most mailboxes first. */
  readonly apps: readonly AppAccess[];
  /** What new addresses and apps are judged by. */
  readonly mailboxes: readonly { readonly mailbox: string; readonly knownFrom: Date | undefined }[];
  readonly coverage: SpanCoverage;
}

/** What a message is called, told by other records of it. */
export interface MessageFacts {
  readonly subject?: string | undefined;
  readonly sizeInBytes?: number | undefined;
}

/** What the report is made of beside the accesses themselves. */
export interface ReportSources {
  /** The accesses of the report are all that there are of its time: what is usual is learnt from them as well. */
  readonly isEverything: boolean;
  /**
   * Every access to these mailboxes (in lower case) from a while before the span to its end; where the report has everything, to its
   * beginning.
   */
  background(mailboxes: ReadonlySet<string>): AsyncIterable<MailAccess>;
  /** Subject and size by message id (in lower case, without angle brackets), of those asked for. */
  messageFacts(messageIds: ReadonlySet<string>): Promise<ReadonlyMap<string, MessageFacts>>;
}

/**
 * Makes the report. Memory grows with what is reported (sessions, messages, folders), not with the records behind it.
 * @param accesses those that the selection wants, in any order
 */
export async function mailAccessReport(
  accesses: AsyncIterable<MailAccess>,
  { isEverything, background, messageFacts }: ReportSources,
  about: Pick<MailAccessReport, 'selection' | 'from' | 'to' | 'generatedAt' | 'coverage'>,
): Promise<MailAccessReport> {
  const gathered = new Map<string, GatheredSession>();
  const habits = new MailboxHabits();
  let records = 0;
  let recordsWithoutThrottlingMark = 0;
  for await (const access of accesses) {
    records += 1;
    if (access.kind === 'bind' && access.isThrottled === undefined) recordsWithoutThrottlingMark += 1;
    const key = sessionKey(access);
    const session = gathered.get(key) ?? new GatheredSession(access);
    gathered.set(key, session);
    session.add(access);
    if (isEverything) habits.add(access);
  }
  const mailboxes = mailboxesOf(gathered.values());
  if (mailboxes.size > 0) {
    for await (const access of background(new Set(mailboxes.keys()))) habits.add(access);
  }
  const sessions = inOrderOfWeight([...gathered.values()], habits, about);
  const facts = await messageFacts(unnamedMessageIds(gathered.values()));
  return {
    ...about,
    records,
    recordsWithoutThrottlingMark,
    sessions: sessions.map(({ session }) => session),
    messages: sessions.flatMap(({ session, source }) => messagesOf(source, session, facts)),
    syncedFolders: sessions.flatMap(({ session: { number: session, mailbox }, source }) =>
      [...source.folders.values()].map((folder) => ({ ...folder, session, mailbox })),
    ),
    blindPeriods: [...mailboxes.values()].flatMap((mailbox) =>
      habits
        .blindPeriods(mailbox)
        .filter(({ from, to }) => (!about.to || from < about.to) && (!about.from || to > about.from))
        .map((period) => ({ ...period, mailbox })),
    ),
    apps: appAccesses(sessions.map(({ session }) => session)),
    mailboxes: [...mailboxes.values()].map((mailbox) => ({ mailbox, knownFrom: habits.knownFrom(mailbox) })),
    coverage: about.coverage,
  };
}

function sessionKey(access: MailAccess): string {
  const { mailbox, user, session, address, client, app, logonType, isExternal } = access;
  const named = [mailbox, user, session, address].map((text) => text?.toLowerCase());
  return JSON.stringify([...named, client, app, logonType, isExternal]);
}

/** By lower-case name, as the first record spells it. */
function mailboxesOf(gathered: Iterable<GatheredSession>): Map<string, string> {
  const mailboxes = new Map<string, string>();
  for (const { access } of gathered) {
    const key = access.mailbox.toLowerCase();
    if (!mailboxes.has(key)) mailboxes.set(key, access.mailbox);
  }
  return mailboxes;
}

function unnamedMessageIds(gathered: Iterable<GatheredSession>): Set<string> {
  const ids = new Set<string>();
  for (const { messages } of gathered) {
    for (const { messageId, subject } of messages.values()) {
      if (messageId !== undefined && subject === undefined) ids.add(bareMessageId(messageId));
    }
  }
  return ids;
}

function messagesOf(
  { messages }: GatheredSession,
  { number: session, mailbox }: AccessSession,
  facts: ReadonlyMap<string, MessageFacts>,
): ReadMessage[] {
  const listed = [...messages.values()].map((message) => {
    const known = message.messageId === undefined ? undefined : facts.get(bareMessageId(message.messageId));
    const subject = message.subject ?? known?.subject;
    const sizeInBytes = message.sizeInBytes ?? known?.sizeInBytes;
    return { ...message, session, mailbox, subject, sizeInBytes };
  });
  return listed.sort((a, b) => +b.last - +a.last);
}
