import { z } from 'zod';
import type { RecordFields } from './trimmedFields';

/** A parsed JSON value that is an object. */
export const jsonObject = z.custom<RecordFields>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !JSON.isRawJSON(value),
);
