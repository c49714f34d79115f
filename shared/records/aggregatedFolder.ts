import { z } from 'zod';
import { aggregatedItem } from './aggregatedItem';
import { nestedList, nestedText } from './nestedValue';

/** A folder with the messages that were read in it (MailItemsAccessed of kind Bind). */
export const aggregatedFolder = z.looseObject({
  Id: nestedText,
  Path: nestedText,
  FolderItems: nestedList(aggregatedItem),
});
export type AggregatedFolder = z.infer<typeof aggregatedFolder>;
