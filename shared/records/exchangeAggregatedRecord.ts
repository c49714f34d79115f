import { aggregatedFolder } from './aggregatedFolder';
import { aggregatedMessage } from './aggregatedMessage';
import { int32, json } from './columnTypes';
import { exchangeMailboxRecord } from './exchangeMailboxRecord';
import { nestedList } from './nestedValue';

/** Many reads folded into one record (types 50 and 19): MailItemsAccessed of kind Bind, AttachmentAccess. */
export const exchangeAggregatedRecord = exchangeMailboxRecord.extend({
  OperationCount: int32,
  AggregateDurationInSeconds: int32,
  Folders: json(nestedList(aggregatedFolder)),
  Messages: json(nestedList(aggregatedMessage)),
});
