import { z } from 'zod';
import { nestedList, nestedNumber, nestedText } from './nestedValue';

/** A message read in a folder; in 2021 `InternetMessageId` was all there was. */
const folderItem = z.looseObject({
  Id: nestedText,
  ImmutableId: nestedText,
  InternetMessageId: nestedText,
  CreationTime: nestedText,
  Subject: nestedText,
  SizeInBytes: nestedNumber,
  Sensitivity: nestedText,
  ClientRequestId: nestedText,
});

/** A folder with the messages that were read in it (MailItemsAccessed of kind Bind). */
export const aggregatedFolder = z.looseObject({
  Id: nestedText,
  Path: nestedText,
  FolderItems: nestedList(folderItem),
});
export type AggregatedFolder = z.infer<typeof aggregatedFolder>;
