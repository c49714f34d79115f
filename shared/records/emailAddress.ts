import { z } from 'zod';
import { nestedText } from './nestedValue';

/** One of recipientList. */
export const emailAddress = z.looseObject({ Address: nestedText, Name: nestedText });
export type EmailAddress = z.infer<typeof emailAddress>;
