/** Why a text cannot be kept as a record. */
export type QuarantineReason =
  | 'invalidUtf8'
  | 'invalidJson'
  | 'notAnObject'
  | 'missingId'
  | 'invalidId'
  | 'missingCreationTime'
  | 'invalidCreationTime'
  | 'missingRecordType'
  | 'invalidRecordType'
  | 'implausibleTime';
