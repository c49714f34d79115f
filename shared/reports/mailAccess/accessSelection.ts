import ipaddr from 'ipaddr.js';
import { clientAddress } from '../../records/clientAddress';
import type { MailAccess } from './mailAccess';

/** Whose access to whose mail a report is about. All that is given has to be true; nothing given means everybody's. */
export interface AccessSelection {
  /** Who acted. Letter case does not count here, nor below. */
  readonly user?: string | undefined;
  /** Whose mailbox: UPN or mailbox GUID. */
  readonly mailbox?: string | undefined;
  readonly session?: string | undefined;
  /** An address in any form, or a block such as 203.0.113.0/24. */
  readonly address?: string | undefined;
  /** Application id. */
  readonly app?: string | undefined;
}

/** The test of a selection, made once. */
export function accessTest({
  user,
  mailbox,
  session,
  address,
  app,
}: AccessSelection): (access: MailAccess) => boolean {
  const [wantedUser, wantedMailbox, wantedSession, wantedApp] = [user, mailbox, session, app].map((text) =>
    text?.trim().toLowerCase(),
  );
  const isWantedAddress = address === undefined ? undefined : addressTest(address);
  return (access) => {
    if (wantedUser !== undefined && access.user.toLowerCase() !== wantedUser) return false;
    if (wantedMailbox !== undefined && !mailboxNames(access).includes(wantedMailbox)) return false;
    if (wantedSession !== undefined && !access.sessionIds.includes(wantedSession)) return false;
    if (wantedApp !== undefined && !access.appIds.includes(wantedApp)) return false;
    return isWantedAddress?.(access.address) ?? true;
  };
}

/** Whether a selection's address can be understood at all. */
export function isAddressOrBlock(text: string): boolean {
  return clientAddress(text) !== undefined || ipaddr.isValidCIDR(text.trim());
}

function addressTest(wanted: string): (address: string | undefined) => boolean {
  const single = clientAddress(wanted)?.text;
  if (single !== undefined || !ipaddr.isValidCIDR(wanted.trim())) return (address) => address === single;
  const block = ipaddr.parseCIDR(wanted.trim());
  return (address) => {
    if (address === undefined || !ipaddr.isValid(address)) return false;
    const parsed = ipaddr.parse(address);
    return parsed.kind() === block[0].kind() && parsed.match(block);
  };
}

function mailboxNames({ mailbox, mailboxGuid }: MailAccess): string[] {
  return [mailbox.toLowerCase(), mailboxGuid?.toLowerCase() ?? ''];
}
