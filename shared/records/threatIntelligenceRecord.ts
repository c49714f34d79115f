import { z } from 'zod';
import { attachmentData } from './attachmentData';
import { dateTime, json, text } from './columnTypes';
import { commonRecord } from './commonRecord';
import { nameValuePair } from './nameValuePair';
import { nestedList, nestedText, nestedTexts } from './nestedValue';

const systemOverride = z.looseObject({
  Details: nestedText,
  FinalOverride: nestedText,
  Result: nestedText,
  Source: nestedText,
});

/** Defender for Office 365 found something in a message (type 28, which arrives in Audit.General). */
export const threatIntelligenceRecord = commonRecord.extend({
  AttachmentData: json(nestedList(attachmentData)),
  DetectionType: text,
  DetectionMethod: text,
  InternetMessageId: text,
  NetworkMessageId: text,
  P1Sender: text,
  P2Sender: text,
  // Documented as numbers; on the wire text such as "SafeAttachements" (sic) and "Quarantine".
  Policy: text,
  PolicyAction: text,
  Recipients: json(nestedTexts),
  SenderIp: text,
  Subject: text,
  Verdict: text,
  MessageTime: dateTime,
  EventDeepLink: text,
  DeliveryAction: text,
  OriginalDeliveryLocation: text,
  LatestDeliveryLocation: text,
  Directionality: text,
  // Documented as text, on the wire an array.
  ThreatsAndDetectionTech: json(nestedTexts),
  AdditionalActionsAndResults: json(nestedTexts),
  Connectors: text,
  AuthDetails: json(nestedList(nameValuePair)),
  SystemOverrides: json(nestedList(systemOverride)),
  PhishConfidenceLevel: text,
});
