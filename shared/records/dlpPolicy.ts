import { z } from 'zod';
import { nameValuePair } from './nameValuePair';
import { nested, nestedBoolean, nestedList, nestedNumber, nestedText, nestedTexts } from './nestedValue';

/** Sensitive: DetectedValues are the matched secrets themselves. */
const detections = z.looseObject({
  DetectedValues: nestedList(nameValuePair),
  ResultsTruncated: nestedBoolean,
});

const sensitiveInformation = z.looseObject({
  Confidence: nestedNumber,
  Count: nestedNumber,
  Location: nestedText,
  SensitiveType: nestedText,
  SensitiveInformationDetections: nested(detections),
  SensitiveInformationDetailedClassificationAttributes: nestedList(
    z.looseObject({ Confidence: nestedNumber, Count: nestedNumber, IsMatch: nestedBoolean }),
  ),
  SensitiveInformationTypeName: nestedText,
  UniqueCount: nestedNumber,
});

const conditionsMatched = z.looseObject({
  SensitiveInformation: nestedList(sensitiveInformation),
  DocumentProperties: nestedList(nameValuePair),
  OtherConditions: nestedList(nameValuePair),
});

const dlpRule = z.looseObject({
  RuleId: nestedText,
  RuleName: nestedText,
  Actions: nestedTexts,
  OverriddenActions: nestedTexts,
  Severity: nestedText,
  RuleMode: nestedText,
  ConditionsMatched: nested(conditionsMatched),
});

/** A DLP policy with the rules of it that matched. */
export const dlpPolicy = z.looseObject({
  PolicyId: nestedText,
  PolicyName: nestedText,
  Rules: nestedList(dlpRule),
});
export type DlpPolicy = z.infer<typeof dlpPolicy>;
