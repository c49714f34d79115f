import type { AccessSession, UnusualReason } from './accessSession';
import type { GatheredSession } from './gatheredSession';
import type { MailboxHabits } from './mailboxHabits';

// What an investigator would look at first.
const WEIGHTS: Readonly<Record<UnusualReason, number>> = {
  externalAccess: 8,
  newApp: 4,
  newAddress: 4,
  administrator: 2,
  severalAddresses: 1,
};
// LogonType of Exchange: Admin and DelegatedAdmin.
const ADMINISTRATORS: readonly (number | undefined)[] = [1, 6];

/** Sessions with what is unusual about them, most unusual first, then newest first, numbered in that order. */
export function inOrderOfWeight(
  gathered: readonly GatheredSession[],
  habits: MailboxHabits,
): { session: AccessSession; source: GatheredSession }[] {
  const addresses = addressesBySession(gathered);
  const judged = gathered.map((source) => {
    const unusual = reasons(source, habits, addresses);
    return { source, unusual, weight: unusual.reduce((sum, reason) => sum + WEIGHTS[reason], 0) };
  });
  judged.sort((a, b) => b.weight - a.weight || +b.source.last - +a.source.last);
  return judged.map(({ source, unusual }, at) => ({ source, session: sessionOf(source, unusual, at + 1) }));
}

function reasons(
  { access, first }: GatheredSession,
  habits: MailboxHabits,
  addresses: ReadonlyMap<string, ReadonlySet<string>>,
): UnusualReason[] {
  const novelty = habits.novelty(access, first);
  const isFromSeveral = access.session !== undefined && (addresses.get(sessionId(access))?.size ?? 0) > 1;
  const found: readonly (readonly [UnusualReason, boolean | undefined])[] = [
    ['externalAccess', access.isExternal],
    ['newApp', novelty?.isNewApp],
    ['newAddress', novelty?.isNewAddress],
    ['administrator', ADMINISTRATORS.includes(access.logonType)],
    ['severalAddresses', isFromSeveral],
  ];
  return found.filter(([, isFound]) => isFound).map(([reason]) => reason);
}

/** A session that goes on from another address may have been taken over. */
function addressesBySession(gathered: readonly GatheredSession[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { access } of gathered) {
    if (access.session === undefined || access.address === undefined) continue;
    const key = sessionId(access);
    found.set(key, (found.get(key) ?? new Set()).add(access.address));
  }
  return found;
}

function sessionId({ mailbox, session }: GatheredSession['access']): string {
  return `${mailbox}|${session}`.toLowerCase();
}

function sessionOf(source: GatheredSession, unusual: UnusualReason[], number: number): AccessSession {
  const { access, messages, folders, first, last, records, unnamedReads, recordId } = source;
  const { mailbox, user, session, address, client, app, appName, logonType } = access;
  let attachments = 0;
  for (const { kind } of messages.values()) if (kind === 'attachment') attachments += 1;
  return {
    number,
    unusual,
    ...{ mailbox, user, session, address, client, app, appName, logonType },
    ...{ first, last, records },
    messages: messages.size - attachments,
    attachments,
    syncedFolders: folders.size,
    unnamedReads,
    recordId,
  };
}
