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

const NEW_FOR_MS = 7 * 24 * 60 * 60_000;

/**
 * Sessions with what is unusual about them, most unusual first, then newest first, numbered in that order.
 * @param options.from start of the report: addresses and apps first seen after it are new. Undefined: those first seen within the 7 days
 *   before a session
 */
export function inOrderOfWeight(
  gathered: readonly GatheredSession[],
  habits: MailboxHabits,
  { from }: { from: Date | undefined },
): { session: AccessSession; source: GatheredSession }[] {
  const addresses = addressesBySession(gathered);
  const judged = gathered.map((source) => {
    const since = from ?? new Date(source.first.getTime() - NEW_FOR_MS);
    const unusual = reasons(source, habits.novelty(source.access, since), addresses);
    return { source, unusual, weight: unusual.reduce((sum, reason) => sum + WEIGHTS[reason], 0) };
  });
  judged.sort((a, b) => b.weight - a.weight || +b.source.last - +a.source.last);
  return judged.map(({ source, unusual }, at) => ({ source, session: sessionOf(source, unusual, at + 1) }));
}

function reasons(
  { access }: GatheredSession,
  { isNewApp, isNewAddress }: { isNewApp: boolean; isNewAddress: boolean },
  addresses: ReadonlyMap<string, ReadonlySet<string>>,
): UnusualReason[] {
  const isFromSeveral = access.session !== undefined && (addresses.get(sessionId(access))?.size ?? 0) > 1;
  const found: readonly (readonly [UnusualReason, boolean])[] = [
    ['externalAccess', access.isExternal],
    ['newApp', isNewApp],
    ['newAddress', isNewAddress],
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
