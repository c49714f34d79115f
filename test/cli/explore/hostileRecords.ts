/** What somebody may write into a subject, a name or an operation to harm whoever reads the audit trail. */
export const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)><!--'\u202egpj\u0007\u001b[31m</title></textarea></pre>`;

const MAILBOX_RECORD = {
  UserId: EVIL,
  ResultStatus: EVIL,
  ClientIPAddress: EVIL,
  ClientInfoString: EVIL,
  SessionId: EVIL,
  MailboxOwnerUPN: EVIL,
  MailboxGuid: EVIL,
  LogonUserDisplayName: EVIL,
  AppId: EVIL,
  OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
  Folders: [
    { Path: EVIL, FolderItems: [{ InternetMessageId: `<${EVIL}@x>`, Subject: EVIL, SizeInBytes: 1 }] },
  ],
  [EVIL]: EVIL,
};

/** Records with it in every field that a person can choose, under Ids that are hostile, too. */
export const HOSTILE_RECORDS = [
  { ...MAILBOX_RECORD, Id: EVIL, Operation: EVIL },
  {
    Id: `${EVIL}2`,
    RecordType: 154,
    Operation: 'MessageAccess',
    UserId: EVIL,
    Sender: EVIL,
    Recipient: EVIL,
    AuthenticationMethod: EVIL,
    AttachmentName: EVIL,
    MessageId: EVIL,
    OperationProperties: [{ Name: 'MailSubject', Value: EVIL }],
  },
  { ...MAILBOX_RECORD, Id: `${EVIL}3`, Operation: 'MailItemsAccessed' },
];
