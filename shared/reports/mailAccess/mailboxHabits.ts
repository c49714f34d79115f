import { type BlindPeriod, blindPeriods } from './blindPeriods';
import type { MailAccess } from './mailAccess';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** What is usual for a mailbox. */
interface Habits {
  first: number;
  /** When each was first seen. */
  readonly addresses: Map<string, number>;
  readonly apps: Map<string, number>;
  /** Records of single reads by hour since 1970: what Microsoft's limit counts. */
  readonly readsByHour: Map<number, number>;
  readonly throttledAt: number[];
}

/**
 * What is usual for each mailbox, learnt from every access to it that is stored, whoever made it; in any order. Grows with mailboxes, their
 * addresses, apps and hours, not with records.
 */
export class MailboxHabits {
  readonly #mailboxes = new Map<string, Habits>();

  add(access: MailAccess): void {
    const time = access.time.getTime();
    const habits = this.#of(access.mailbox);
    habits.first = Math.min(habits.first, time);
    if (access.address !== undefined) keepFirst(habits.addresses, network(access.address), time);
    keepFirst(habits.apps, appKey(access), time);
    if (access.isThrottled === true) habits.throttledAt.push(time);
    if (access.kind !== 'bind') return;
    const hour = Math.floor(time / HOUR_MS);
    habits.readsByHour.set(hour, (habits.readsByHour.get(hour) ?? 0) + 1);
  }

  /** Since when accesses to a mailbox are known. */
  knownFrom(mailbox: string): Date | undefined {
    const first = this.#mailboxes.get(mailbox.toLowerCase())?.first;
    return first === undefined ? undefined : new Date(first);
  }

  /**
   * Whether the address and the app of an access came up in its mailbox only lately. Neither is new where nothing is known of the mailbox
   * from a day before: then it cannot be told.
   * @param since what was first seen before is not new any more
   */
  novelty(
    { mailbox, address, app, client }: Pick<MailAccess, 'mailbox' | 'address' | 'app' | 'client'>,
    since: Date,
  ): { isNewAddress: boolean; isNewApp: boolean } {
    const habits = this.#mailboxes.get(mailbox.toLowerCase());
    const isNew = (firstSeen: number | undefined) =>
      habits !== undefined &&
      firstSeen !== undefined &&
      firstSeen >= since.getTime() &&
      habits.first <= firstSeen - DAY_MS;
    return {
      isNewAddress: address !== undefined && isNew(habits?.addresses.get(network(address))),
      isNewApp: isNew(habits?.apps.get(appKey({ app, client }))),
    };
  }

  /** When Microsoft recorded no single reads of a mailbox. */
  blindPeriods(mailbox: string): BlindPeriod[] {
    const habits = this.#mailboxes.get(mailbox.toLowerCase());
    return habits ? blindPeriods(habits.throttledAt, habits.readsByHour) : [];
  }

  #of(mailbox: string): Habits {
    const key = mailbox.toLowerCase();
    let habits = this.#mailboxes.get(key);
    if (!habits) {
      const first = Number.POSITIVE_INFINITY;
      habits = { first, addresses: new Map(), apps: new Map(), readsByHour: new Map(), throttledAt: [] };
      this.#mailboxes.set(key, habits);
    }
    return habits;
  }
}

function keepFirst(firsts: Map<string, number>, key: string, time: number): void {
  const known = firsts.get(key);
  if (known === undefined || time < known) firsts.set(key, time);
}

/** A client without an application id, such as IMAP, is told by what it calls itself. */
function appKey({ app, client }: Pick<MailAccess, 'app' | 'client'>): string {
  return app?.toLowerCase() ?? client;
}

/** IPv6 clients change the second half of their address as they like (RFC 8981): the first half is what stays. */
function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const behind = tail === '' ? 0 : tail.split(':').length;
    while (groups.length < 8 - behind) groups.push('0');
    if (tail !== '') groups.push(...tail.split(':'));
  }
  return groups.slice(0, 4).join(':');
}
