import type { z } from 'zod';
import { aggregatedFolder } from './aggregatedFolder';
import { aggregatedMessage } from './aggregatedMessage';
import { appAccessContext } from './appAccessContext';
import { exchangeDetails } from './exchangeDetails';
import { exchangeItem } from './exchangeItem';
import { exchangeMetadata } from './exchangeMetadata';
import { nameValuePair } from './nameValuePair';
import { nested, nestedList } from './nestedValue';
import type { RecordFields } from './trimmedFields';

const shapes = {
  AppAccessContext: nested(appAccessContext),
  OperationProperties: nestedList(nameValuePair),
  Item: nested(exchangeItem),
  AffectedItems: nestedList(exchangeItem),
  Folders: nestedList(aggregatedFolder),
  Messages: nestedList(aggregatedMessage),
  ExchangeMetaData: nested(exchangeMetadata),
  ExchangeDetails: nested(exchangeDetails),
};

/** The nested parts of a record that derived columns and lookups are taken from; each one may be missing. */
export type RecordDetails = { readonly [Name in keyof typeof shapes]?: z.infer<(typeof shapes)[Name]> };

/** Reads the nested parts out of a record's fields. Never fails: what does not look as expected is missing. */
export function recordDetails(fields: RecordFields): RecordDetails {
  const { AppAccessContext: access, OperationProperties: properties } = fields;
  const present = <T>(shape: z.ZodType<T>, value: unknown) =>
    value === undefined ? undefined : shape.parse(value);
  return {
    AppAccessContext: present(shapes.AppAccessContext, Array.isArray(access) ? access[0] : access),
    OperationProperties: present(shapes.OperationProperties, parsedText(properties)),
    Item: present(shapes.Item, fields.Item),
    AffectedItems: present(shapes.AffectedItems, fields.AffectedItems),
    Folders: present(shapes.Folders, fields.Folders),
    Messages: present(shapes.Messages, fields.Messages),
    ExchangeMetaData: present(shapes.ExchangeMetaData, fields.ExchangeMetaData),
    ExchangeDetails: present(shapes.ExchangeDetails, fields.ExchangeDetails),
  };
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
