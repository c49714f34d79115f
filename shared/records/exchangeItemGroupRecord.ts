import { z } from 'zod';
import { bool, json, text } from './columnTypes';
import { exchangeFolder } from './exchangeFolder';
import { exchangeItem } from './exchangeItem';
import { exchangeMailboxRecord } from './exchangeMailboxRecord';
import { nestedList } from './nestedValue';

/** Several items of a mailbox at once, such as a move or a deletion (type 3). */
export const exchangeItemGroupRecord = exchangeMailboxRecord.extend({
  Folder: json(exchangeFolder),
  // The schema page has the plural, every sample the singular.
  CrossMailboxOperations: bool,
  CrossMailboxOperation: bool,
  DestMailboxId: text,
  DestMailboxOwnerUPN: text,
  DestMailboxOwnerSid: text,
  DestMailboxOwnerMasterAccountSid: text,
  DestFolder: json(exchangeFolder),
  Folders: json(nestedList(exchangeFolder)),
  AffectedItems: json(nestedList(exchangeItem)),
  Teams: json(z.unknown()),
});
