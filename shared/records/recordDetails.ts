import { z } from 'zod';
import { aggregatedFolder } from './aggregatedFolder';
import { aggregatedMessage } from './aggregatedMessage';
import { appAccessContext } from './appAccessContext';
import { exchangeDetails } from './exchangeDetails';
import { exchangeItem } from './exchangeItem';
import { exchangeMetadata } from './exchangeMetadata';
import { nameValuePair } from './nameValuePair';
import { nested, nestedList } from './nestedValue';
import type { RecordFields } from './trimmedFields';

const schema = z.object({
  AppAccessContext: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    nested(appAccessContext),
  ),
  OperationProperties: z.preprocess(parsedText, nestedList(nameValuePair)),
  Item: nested(exchangeItem),
  AffectedItems: nestedList(exchangeItem),
  Folders: nestedList(aggregatedFolder),
  Messages: nestedList(aggregatedMessage),
  ExchangeMetaData: nested(exchangeMetadata),
  ExchangeDetails: nested(exchangeDetails),
});

/** The nested parts of a record that derived columns and lookups are taken from; each one may be missing. */
export type RecordDetails = z.infer<typeof schema>;

/** Reads the nested parts out of a record's fields. Never fails: what does not look as expected is missing. */
export function recordDetails(fields: RecordFields): RecordDetails {
  return schema.parse(fields);
}

/** Some services write a collection as JSON text (OperationProperties of Power BI). */
function parsedText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
