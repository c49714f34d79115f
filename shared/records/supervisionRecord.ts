import { json } from './columnTypes';
import { commonRecord } from './commonRecord';
import { exchangeDetails } from './exchangeDetails';

/** Communication compliance looked at a message (type 68). */
export const supervisionRecord = commonRecord.extend({ ExchangeDetails: json(exchangeDetails) });
