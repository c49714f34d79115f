import type { AccessSession, AppAccess } from './accessSession';
import { appName } from './appName';
import { clientName } from './clientName';

/** Sessions by application, those first that read most mailboxes: an application that goes through many is seldom a person's. */
export function appAccesses(sessions: readonly AccessSession[]): AppAccess[] {
  const byApp = new Map<string, AccessSession[]>();
  for (const session of sessions) {
    const key = session.app?.toLowerCase() ?? `client ${clientName(session.client)}`;
    const known = byApp.get(key);
    if (known) known.push(session);
    else byApp.set(key, [session]);
  }
  const apps = [...byApp.values()].map(appAccess);
  return apps.sort((a, b) => b.mailboxes.length - a.mailboxes.length || b.messages - a.messages);
}

function appAccess(sessions: readonly AccessSession[]): AppAccess {
  const mailboxes = new Map(sessions.map(({ mailbox }) => [mailbox.toLowerCase(), mailbox]));
  const named = sessions.find((session) => session.appName !== undefined)?.appName;
  const { app, client = '' } = sessions[0] ?? {};
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [messages, syncedFolders] = [0, 0];
  for (const session of sessions) {
    first = Math.min(first, session.first.getTime());
    last = Math.max(last, session.last.getTime());
    messages += session.messages;
    syncedFolders += session.syncedFolders;
  }
  return {
    app,
    name: named ?? (app === undefined ? undefined : appName(app)),
    client: clientName(client),
    mailboxes: [...mailboxes.values()].sort(),
    sessions: sessions.length,
    messages,
    syncedFolders,
    first: new Date(first),
    last: new Date(last),
  };
}
