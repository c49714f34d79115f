import type { PortalEvent } from './portalEvent';

/** A message that was replied to or forwarded out of the portal. */
export interface MessageForward {
  readonly time: Date;
  readonly action: 'reply' | 'forward' | 'replyOrForward';
  readonly hasFailed: boolean;
  /** The address on the record: Microsoft does not say whether it is who forwarded or who got it. */
  readonly recipient: string | undefined;
  /** To whom, where the record names somebody beside sender and recipient. */
  readonly targets: readonly string[];
  /** It may have left the domains that the message was for: a target, or the recipient itself, is of a domain that had not opened it. */
  readonly isToOtherDomain: boolean;
  /** Readers of another domain who appeared only after it. */
  readonly laterReaders: readonly string[];
  readonly recordId: string;
}

/**
 * The replies and forwards of a message, those to other domains first, then oldest first.
 * @param events of one message, oldest first
 */
export function messageForwards(events: readonly PortalEvent[]): MessageForward[] {
  const forwards = events.flatMap((event, at) => {
    const { action, time, hasFailed, recipient, targets, recordId } = event;
    if (action !== 'reply' && action !== 'forward' && action !== 'replyOrForward') return [];
    const laterReaders = hasFailed ? [] : laterReadersOf(event, events.slice(0, at), events.slice(at + 1));
    const isToOtherDomain =
      action !== 'reply' &&
      (laterReaders.length > 0 ||
        leavesDomains(
          event,
          events.filter((other) => other !== event),
        ));
    return [{ time, action, hasFailed, recipient, targets, isToOtherDomain, laterReaders, recordId }];
  });
  return forwards.sort((a, b) => forwardWeight(b) - forwardWeight(a));
}

/** To another domain counts most, and what failed less than what was done. */
export function forwardWeight({ isToOtherDomain, hasFailed }: MessageForward): number {
  return (isToOtherDomain ? 2 : 0) + (hasFailed ? 0 : 1);
}

/** The part of an address behind the last `@`, in lower case. */
export function addressDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function leavesDomains({ sender, recipient, targets }: PortalEvent, others: readonly PortalEvent[]): boolean {
  const home = new Set<string>();
  if (sender !== undefined) home.add(addressDomain(sender));
  for (const other of others) {
    if (other.recipient !== undefined && !/reply|forward/i.test(other.action))
      home.add(addressDomain(other.recipient));
  }
  const reached = targets.length > 0 ? targets : recipient === undefined ? [] : [recipient];
  return reached.some((address) => !home.has(addressDomain(address)));
}

function laterReadersOf(
  { sender, recipient }: PortalEvent,
  before: readonly PortalEvent[],
  after: readonly PortalEvent[],
): string[] {
  const known = new Set(
    [sender, recipient, ...before.map((event) => event.recipient)].map(
      (address) => address && addressDomain(address),
    ),
  );
  const later = new Map<string, string>();
  for (const { recipient: reader, action } of after) {
    if (reader === undefined || action === 'reply' || known.has(addressDomain(reader))) continue;
    later.set(reader.toLowerCase(), reader);
  }
  return [...later.values()];
}
