import { z } from 'zod';
import { attachmentData } from './attachmentData';
import { nestedList, nestedText, nestedTexts } from './nestedValue';

/** The message that communication compliance looked at. */
export const exchangeDetails = z.looseObject({
  NetworkMessageId: nestedText,
  InternetMessageId: nestedText,
  AttachmentData: nestedList(attachmentData),
  Recipients: nestedTexts,
  Subject: nestedText,
  MessageTime: nestedText,
  From: nestedText,
  Directionality: nestedText,
});
export type ExchangeDetails = z.infer<typeof exchangeDetails>;
