import { z } from 'zod';
import { bool, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { dlpPolicy } from './dlpPolicy';
import { exchangeMetadata } from './exchangeMetadata';
import { nestedList } from './nestedValue';

/** A data loss prevention rule matched a message (type 13, which arrives in DLP.All). */
export const dlpRecord = commonRecord.extend({
  SharePointMetaData: json(z.unknown()),
  ExchangeMetaData: json(exchangeMetadata),
  EndpointMetaData: json(z.unknown()),
  // Declared as text, described as an object.
  ExceptionInfo: json(z.unknown()),
  PolicyDetails: json(nestedList(dlpPolicy)),
  SensitiveInfoDetectionIsIncluded: bool,
  IncidentId: text,
});
