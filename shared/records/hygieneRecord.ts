import { int64, text } from './columnTypes';
import { commonRecord } from './commonRecord';

/** A sender was barred from, or let back to, sending mail (type 51). */
export const hygieneRecord = commonRecord.extend({
  Audit: text,
  Event: text,
  EventId: int64,
  EventValue: text,
  Reason: text,
});
