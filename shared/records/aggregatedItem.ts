import { z } from 'zod';
import { nestedNumber, nestedText } from './nestedValue';

/** A message read in a folder; in 2021 `InternetMessageId` was all there was. */
export const aggregatedItem = z.looseObject({
  Id: nestedText,
  ImmutableId: nestedText,
  InternetMessageId: nestedText,
  CreationTime: nestedText,
  Subject: nestedText,
  SizeInBytes: nestedNumber,
  Sensitivity: nestedText,
  ClientRequestId: nestedText,
});
