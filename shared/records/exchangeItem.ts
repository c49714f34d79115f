import { z } from 'zod';
import { exchangeFolder } from './exchangeFolder';
import { nested, nestedBoolean, nestedNumber, nestedText } from './nestedValue';

/** A mailbox item. On MailItemsAccessed of kind Sync, `Id` is the folder's. `Attachments` is one string of all. */
export const exchangeItem = z.looseObject({
  Id: nestedText,
  Subject: nestedText,
  ParentFolder: nested(exchangeFolder),
  ParentMessage: nested(z.looseObject({ Id: nestedText, Path: nestedText })),
  Attachments: nestedText,
  ImmutableId: nestedText,
  InternetMessageId: nestedText,
  ComplianceLabel: nestedText,
  IsRecord: nestedBoolean,
  IsPriorityCleanup: nestedBoolean,
  SizeInBytes: nestedNumber,
  Sensitivity: nestedText,
});
export type ExchangeItem = z.infer<typeof exchangeItem>;
