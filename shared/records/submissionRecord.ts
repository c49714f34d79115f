import { text } from './columnTypes';
import { commonRecord } from './commonRecord';

/** A message was submitted to Microsoft for analysis (type 29). The schema page lists the operations as fields. */
export const submissionRecord = commonRecord.extend({
  AdminSubmissionRegistered: text,
  AdminSubmissionDeliveryCheck: text,
  AdminSubmissionSubmitting: text,
  AdminSubmissionSubmitted: text,
  AdminSubmissionTriage: text,
  AdminSubmissionTimeout: text,
  UserSubmission: text,
  UserSubmissionTriage: text,
  CustomSubmission: text,
  AttackSimUserSubmission: text,
  AdminSubmissionTablAllow: text,
  SubmissionNotification: text,
});
