import { z } from 'zod';
import { nestedText } from './nestedValue';

/** The application behind an access. Documented as a collection; on the wire one object, which may be empty. */
export const appAccessContext = z.looseObject({
  AADSessionId: nestedText,
  APIId: nestedText,
  ClientAppId: nestedText,
  ClientAppName: nestedText,
  CorrelationId: nestedText,
  UniqueTokenId: nestedText,
  IssuedAtTime: nestedText,
});
export type AppAccessContext = z.infer<typeof appAccessContext>;
