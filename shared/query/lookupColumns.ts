import type { LookupKind } from '../records/lookup';

/** Columns in which a value of the index mostly stands (see recordLookups): rows that share it can be chosen by one of them. */
export const lookupColumns: Readonly<Record<LookupKind, readonly string[]>> = {
  user: ['UserId'],
  mailbox: ['MailboxOwnerUPN', 'MailboxGuid', 'DestMailboxOwnerUPN', 'SendAsUserSmtp', 'ObjectId'],
  app: ['AppId', 'ClientAppId', 'HostAppId'],
  address: ['ClientAddress'],
  session: ['SessionId'],
  message: ['MessageId', 'InternetMessageId'],
  recipient: ['Recipient', 'ReleaseTo'],
};
