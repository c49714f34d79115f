import { DistinctLookups } from './distinctLookups';
import type { Lookup, LookupKind } from './lookup';
import { lookupValue } from './lookupValue';
import type { RecordDetails } from './recordDetails';
import type { RecordFields } from './trimmedFields';

const isMailAddress = /^[^\s@\\/]+@[^\s@\\/]+$/;

/**
 * The values that the index finds a record by, distinct and normalised. Empty values and stand-ins for "nothing"
 * ("Unknown", "Not Available", all zeros) give none, since they would gather unrelated records.
 */
export function recordLookups(recordType: number, fields: RecordFields, details: RecordDetails): Lookup[] {
  const lookups = new DistinctLookups();
  const add = (kind: LookupKind, spelled: unknown) => {
    const value = typeof spelled === 'string' ? lookupValue(kind, spelled) : undefined;
    if (value !== undefined) lookups.add(kind, value);
  };

  add('user', fields.UserId);
  add('mailbox', fields.MailboxOwnerUPN);
  add('mailbox', fields.MailboxGuid);
  add('mailbox', fields.DestMailboxOwnerUPN);
  add('mailbox', fields.DestMailboxId);
  add('mailbox', fields.SendAsUserSmtp);
  add('mailbox', fields.SendAsUserMailboxGuid);
  add('mailbox', fields.SendOnBehalfOfUserSmtp);
  add('mailbox', fields.SendOnBehalfOfUserMailboxGuid);
  const { ObjectId: object } = fields;
  if (recordType === 1 && typeof object === 'string' && isMailAddress.test(object.trim()))
    add('mailbox', object);
  add('app', fields.AppId);
  add('app', fields.ClientAppId);
  add('app', fields.HostAppId);
  add('app', details.AppAccessContext?.ClientAppId);
  add('address', fields.ClientIP);
  add('address', fields.ClientIPAddress);
  add('address', fields.ActorIP);
  add('address', fields.SenderIp);
  add('session', fields.SessionId);
  add('session', details.AppAccessContext?.AADSessionId);
  if (recordType === 154) add('recipient', fields.Recipient);
  if (recordType === 65) add('recipient', fields.ReleaseTo);
  if (recordType === 154) add('message', fields.MessageId);
  add('message', fields.InternetMessageId);
  add('message', details.ExchangeMetaData?.MessageID);
  add('message', details.ExchangeDetails?.InternetMessageId);
  add('message', details.Item?.InternetMessageId);
  for (const item of details.AffectedItems ?? []) add('message', item.InternetMessageId);
  for (const folder of details.Folders ?? []) {
    for (const item of folder.FolderItems ?? []) add('message', item.InternetMessageId);
  }
  return lookups.all;
}
