import { int32, text } from './columnTypes';
import { commonRecord } from './commonRecord';

/** Somebody looked at, released or deleted a quarantined message (type 65). */
export const quarantineRecord = commonRecord.extend({
  RequestType: int32,
  RequestSource: int32,
  NetworkMessageId: text,
  ReleaseTo: text,
});
