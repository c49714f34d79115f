import { text } from './columnTypes';
import { commonRecord } from './commonRecord';

/** Outlook on the web asked for a token for a resource (type 275). */
export const owaAuthRecord = commonRecord.extend({ UniqueTokenIdentifier: text, ResourceURL: text });
