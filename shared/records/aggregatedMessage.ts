import { z } from 'zod';
import { nestedList, nestedNumber, nestedText } from './nestedValue';

/** A message with the attachments that were read (AttachmentAccess). */
export const aggregatedMessage = z.looseObject({
  Id: nestedText,
  Path: nestedText,
  MessageItems: nestedList(z.looseObject({ Id: nestedText, SizeInBytes: nestedNumber })),
});
export type AggregatedMessage = z.infer<typeof aggregatedMessage>;
