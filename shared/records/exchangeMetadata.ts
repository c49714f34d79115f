import { z } from 'zod';
import { nestedBoolean, nestedNumber, nestedText, nestedTexts } from './nestedValue';

/** The message that a DLP rule matched. */
export const exchangeMetadata = z.looseObject({
  MessageID: nestedText,
  From: nestedText,
  To: nestedTexts,
  CC: nestedTexts,
  BCC: nestedTexts,
  Subject: nestedText,
  Sent: nestedText,
  RecipientCount: nestedNumber,
  UniqueID: nestedText,
  FileSize: nestedNumber,
  IsViewableByExternalUsers: nestedBoolean,
  SensitivityLabelIds: nestedTexts,
  SensitivityLabelNames: nestedTexts,
});
export type ExchangeMetadata = z.infer<typeof exchangeMetadata>;
