import type { z } from 'zod';
import type { ColumnType } from './columnTypes';
import { dlpRecord } from './dlpRecord';
import { exchangeAdminRecord } from './exchangeAdminRecord';
import { exchangeAggregatedRecord } from './exchangeAggregatedRecord';
import { exchangeItemGroupRecord } from './exchangeItemGroupRecord';
import { exchangeItemRecord } from './exchangeItemRecord';
import { hygieneRecord } from './hygieneRecord';
import { mipLabelRecord } from './mipLabelRecord';
import { omePortalRecord } from './omePortalRecord';
import { otherRecord } from './otherRecord';
import { owaAuthRecord } from './owaAuthRecord';
import { quarantineRecord } from './quarantineRecord';
import { submissionRecord } from './submissionRecord';
import { supervisionRecord } from './supervisionRecord';
import { threatIntelligenceRecord } from './threatIntelligenceRecord';

/** The columns of a record type by field name; each is read by itself, so that a misfit costs no other. */
export type RecordSchema = z.ZodObject<Record<string, ColumnType>>;

/** Record types that have a field table of their own. */
export const typedRecords: ReadonlyMap<number, RecordSchema> = new Map<number, RecordSchema>([
  [1, exchangeAdminRecord],
  [2, exchangeItemRecord],
  [3, exchangeItemGroupRecord],
  [13, dlpRecord],
  [19, exchangeAggregatedRecord],
  [28, threatIntelligenceRecord],
  [29, submissionRecord],
  [43, mipLabelRecord],
  [50, exchangeAggregatedRecord],
  [51, hygieneRecord],
  [65, quarantineRecord],
  [68, supervisionRecord],
  [154, omePortalRecord],
  [275, owaAuthRecord],
]);

/** The schema of a record type; types without one of their own share `otherRecord`. */
export function recordSchema(recordType: number): RecordSchema {
  return typedRecords.get(recordType) ?? otherRecord;
}
