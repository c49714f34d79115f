import { z } from 'zod';
import { nestedText } from './nestedValue';

/** One of Parameters, OperationProperties or AuthDetails. `Value` can be absent (RuleName of UpdateInboxRules). */
export const nameValuePair = z.looseObject({ Name: nestedText, Value: nestedText });
export type NameValuePair = z.infer<typeof nameValuePair>;
