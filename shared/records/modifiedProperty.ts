import { z } from 'zod';
import { nestedText } from './nestedValue';

/** One of ModifiedProperties where they are objects; on mailbox records they are plain names. */
export const modifiedProperty = z.looseObject({
  Name: nestedText,
  NewValue: nestedText,
  OldValue: nestedText,
});
export type ModifiedProperty = z.infer<typeof modifiedProperty>;
