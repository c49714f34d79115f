import { z } from 'zod';
import { aggregatedFolder } from './aggregatedFolder';
import { bool, int32, int64, json, text } from './columnTypes';
import { exchangeItem } from './exchangeItem';
import { exchangeMailboxRecord } from './exchangeMailboxRecord';
import { nestedList, nestedText, nestedTexts } from './nestedValue';

const directoryLookup = z.looseObject({
  Puid: nestedText,
  OrgIdPuid: nestedText,
  Smtp: nestedText,
  SearchScope: nestedText,
  ConsumerMailbox: nestedText,
});

/** One item or one folder of a mailbox (type 2), MailItemsAccessed of kind Sync included. */
export const exchangeItemRecord = exchangeMailboxRecord.extend({
  Item: json(exchangeItem),
  ModifiedProperties: json(nestedTexts),
  MbxLoginLocalQueueADLookupInfo: json(directoryLookup),
  SendAsUserSmtp: text,
  SendAsUserMailboxGuid: text,
  SendOnBehalfOfUserSmtp: text,
  SendOnBehalfOfUserMailboxGuid: text,
  ContactEmail1EmailAddress: text,
  ContactEmail1DisplayName: text,
  ContactEmail2EmailAddress: text,
  ContactEmail2DisplayName: text,
  ContactEmail3EmailAddress: text,
  ContactEmail3DisplayName: text,
  AttachmentId: text,
  AttachmentSizeInBytes: int64,
  SaveToSentItems: bool,
  Teams: json(z.unknown()),
  // Not in the field table: MicrosoftDocs/office-365-management-api#500.
  Folders: json(nestedList(aggregatedFolder)),
  OperationCount: int32,
  Sender: json(z.unknown()),
});
