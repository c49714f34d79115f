import { z } from 'zod';
import { aggregatedItem } from './aggregatedItem';
import { appAccessContext } from './appAccessContext';
import { exchangeDetails } from './exchangeDetails';
import { exchangeItem } from './exchangeItem';
import { exchangeMetadata } from './exchangeMetadata';
import { nameValuePair } from './nameValuePair';
import { nested, nestedList } from './nestedValue';
import type { RecordFields } from './trimmedFields';

// Of each shape what is asked for below, and nothing else of it: to read all fields of all messages takes longer than all the rest.
const message = { InternetMessageId: true } as const;
const shapes = {
  AppAccessContext: nested(appAccessContext.pick({ ClientAppId: true, AADSessionId: true }).strip()),
  OperationProperties: nestedList(nameValuePair.pick({ Name: true, Value: true }).strip()),
  Item: nested(exchangeItem.pick({ ...message, Subject: true, SizeInBytes: true }).strip()),
  AffectedItems: nestedList(exchangeItem.pick(message).strip()),
  Folders: nestedList(z.object({ FolderItems: nestedList(aggregatedItem.pick(message).strip()) })),
  Messages: nestedList(z.object({ MessageItems: nestedList(z.object({})) })),
  ExchangeMetaData: nested(exchangeMetadata.pick({ MessageID: true }).strip()),
  ExchangeDetails: nested(exchangeDetails.pick(message).strip()),
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
