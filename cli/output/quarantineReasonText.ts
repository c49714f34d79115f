const TEXTS: Readonly<Record<string, string>> = {
  invalidUtf8: 'not valid UTF-8',
  invalidJson: 'not valid JSON',
  notAnObject: 'no JSON object',
  missingId: 'without Id',
  invalidId: 'with an unusable Id',
  missingCreationTime: 'without CreationTime',
  invalidCreationTime: 'with an unreadable CreationTime',
  implausibleTime: 'with an impossible CreationTime',
  missingRecordType: 'without RecordType',
  invalidRecordType: 'with an unusable RecordType',
  unreadable: 'not readable as records',
  altered: 'altered since the export',
  refusedByStorage: 'refused by Table Storage',
};

/** Why texts are in quarantine, behind their number: `2 not valid JSON`. A reason that this version does not know stands as it is. */
export function quarantineReasonText(reason: string): string {
  return Object.hasOwn(TEXTS, reason) ? (TEXTS[reason] ?? reason) : reason;
}
