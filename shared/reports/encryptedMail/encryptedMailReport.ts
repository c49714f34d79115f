import { bareMessageId } from '../bareMessageId';
import type { SpanCoverage } from '../spanCoverage';
import { type FailureGroup, failureGroups } from './failureGroups';
import { addressDomain, forwardWeight, type MessageForward, messageForwards } from './messageForwards';
import type { PortalEvent } from './portalEvent';

/** Which encrypted mail a report is about. All that is given has to be true. */
export interface PortalSelection {
  /** InternetMessageId, with or without angle brackets. */
  readonly message?: string | undefined;
  readonly sender?: string | undefined;
  /** The external reader: an address, or a domain such as `@example.com`. */
  readonly recipient?: string | undefined;
}

/** What became of one encrypted message at one reader. */
export interface ReaderStory {
  readonly recipient: string;
  /** Ways in which the reader signed in, as Microsoft spells them. */
  readonly methods: readonly string[];
  readonly signIns: number;
  readonly failures: number;
  readonly firstOpened: Date | undefined;
  readonly lastOpened: Date | undefined;
  readonly opened: number;
  readonly viewed: readonly string[];
  readonly downloaded: readonly string[];
  readonly replies: number;
  readonly forwards: number;
  /** Oldest first. */
  readonly events: readonly PortalEvent[];
}

/** One encrypted message and its readers. */
export interface PortalMessage {
  /** 1 is the first to look at. */
  readonly number: number;
  readonly messageId: string | undefined;
  readonly subject: string | undefined;
  readonly sender: string | undefined;
  readonly first: Date;
  readonly last: Date;
  readonly forwards: readonly MessageForward[];
  readonly failures: readonly FailureGroup[];
  readonly readers: readonly ReaderStory[];
}

/** What outside readers did with encrypted mail. Public as `--json`: keys may be added. */
export interface EncryptedMailReport {
  readonly selection: PortalSelection;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly generatedAt: Date;
  readonly records: number;
  /** Forwarded to another domain first, then forwarded or replied to, then with failures, then the newest. */
  readonly messages: readonly PortalMessage[];
  readonly coverage: SpanCoverage;
}

/** Makes the report. Every event is part of it, so memory grows with them. */
export async function encryptedMailReport(
  events: AsyncIterable<PortalEvent>,
  about: Omit<EncryptedMailReport, 'records' | 'messages'>,
): Promise<EncryptedMailReport> {
  const byMessage = new Map<string, PortalEvent[]>();
  let records = 0;
  for await (const event of events) {
    records += 1;
    const key = messageKey(event);
    const known = byMessage.get(key);
    if (known) known.push(event);
    else byMessage.set(key, [event]);
  }
  const messages = [...byMessage.values()].map(messageOf);
  messages.sort((a, b) => rank(b) - rank(a) || +b.last - +a.last);
  return { ...about, records, messages: messages.map((message, at) => ({ ...message, number: at + 1 })) };
}

/** Whether an event is wanted. */
export function portalTest({ message, sender, recipient }: PortalSelection): (event: PortalEvent) => boolean {
  const wanted = message === undefined ? undefined : bareMessageId(message);
  const [from, to] = [sender, recipient].map((text) => text?.trim().toLowerCase());
  return (event) => {
    if (wanted !== undefined && bareMessageId(event.messageId ?? '') !== wanted) return false;
    if (from !== undefined && event.sender?.toLowerCase() !== from) return false;
    if (to === undefined) return true;
    const reader = event.recipient?.toLowerCase() ?? '';
    return to.startsWith('@') ? addressDomain(reader) === to.slice(1) : reader === to;
  };
}

/** Events without a message id belong together by sender and subject. */
function messageKey({ messageId, sender, subject }: PortalEvent): string {
  return messageId === undefined
    ? JSON.stringify([sender?.toLowerCase(), subject])
    : bareMessageId(messageId);
}

function messageOf(unsorted: readonly PortalEvent[]): PortalMessage {
  const events = [...unsorted].sort((a, b) => +a.time - +b.time);
  const byReader = new Map<string, PortalEvent[]>();
  for (const event of events) {
    const key = event.recipient?.toLowerCase() ?? '';
    const known = byReader.get(key);
    if (known) known.push(event);
    else byReader.set(key, [event]);
  }
  const [oldest, newest] = [events[0], events.at(-1)];
  return {
    number: 0,
    messageId: oldest?.messageId,
    // A reply or a forward may carry a subject of its own.
    subject:
      events.find(({ action, subject }) => subject && !/reply|forward/i.test(action))?.subject ??
      oldest?.subject,
    sender: oldest?.sender,
    first: oldest?.time ?? new Date(0),
    last: newest?.time ?? new Date(0),
    forwards: messageForwards(events),
    failures: failureGroups(events),
    readers: [...byReader.values()].map(readerStory),
  };
}

function readerStory(events: readonly PortalEvent[]): ReaderStory {
  const done = events.filter(({ hasFailed }) => !hasFailed);
  const of = (...actions: PortalEvent['action'][]) => done.filter(({ action }) => actions.includes(action));
  const attachments = (action: PortalEvent['action']) => [
    ...new Set(of(action).map(({ attachment }) => attachment ?? 'unnamed')),
  ];
  const opened = of('open');
  // Whoever has opened a message has signed in, be there a record of it or not.
  const methods = done.map(({ method }) => method).filter((method) => method !== undefined);
  return {
    recipient: events[0]?.recipient ?? 'unknown',
    methods: [...new Set(methods)],
    signIns: of('signIn').length,
    failures: events.length - done.length,
    firstOpened: opened[0]?.time,
    lastOpened: opened.at(-1)?.time,
    opened: opened.length,
    viewed: attachments('viewAttachment'),
    downloaded: attachments('downloadAttachment'),
    replies: of('reply').length,
    forwards: of('forward', 'replyOrForward').length,
    events,
  };
}

function rank({ forwards, failures }: PortalMessage): number {
  const weight = Math.max(-1, ...forwards.map(forwardWeight));
  return weight >= 0 ? weight + 2 : failures.length > 0 ? 1 : 0;
}
