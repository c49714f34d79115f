import { recordStory } from '../../../cli/output/recordStory';

const keys = { partitionKey: '', rowKey: '', etag: '' };
const portal = {
  ...keys,
  RecordType: 154,
  Operation: 'MessageAccess',
  UserId: 'admin@contoso.com',
  Sender: 'admin@contoso.com',
  Recipient: 'reader@example.com',
  MailSubject: 'Support case 1234567',
  AuthenticationMethod: 'Google',
  AuthenticationStatus: 0,
  OperationStatus: 0,
  ResultStatus: 'Success',
};
const access = {
  ...keys,
  RecordType: 50,
  Operation: 'MailItemsAccessed',
  UserId: 'alice@contoso.com',
  MailboxOwnerUPN: 'Alice@contoso.com',
  MailAccessType: 'Bind',
  IsThrottled: false,
  MessageCount: 8,
};

describe('recordStory', () => {
  it.each([
    [
      portal,
      'reader@example.com opened the encrypted message "Support case 1234567" from admin@contoso.com (sign-in by Google).',
    ],
    [
      {
        ...portal,
        Operation: 'AttachmentReview',
        AttachmentName: 'Form.docx',
        OperationStatus: 1,
        ResultStatus: 'Failure',
      },
      'reader@example.com tried to look at the attachment "Form.docx" of the encrypted message "Support case 1234567" from admin@contoso.com, without success (sign-in by Google).',
    ],
    [
      { ...portal, Operation: 'AuthenticateRequest', AuthenticationStatus: 1, AuthenticationMethod: 'OTP' },
      'reader@example.com tried to sign in for the encrypted message "Support case 1234567" from admin@contoso.com, without success (sign-in by OTP failed).',
    ],
    [
      { ...keys, RecordType: 154, Operation: 'MessagePrint', UserId: 'admin@contoso.com' },
      'Somebody did MessagePrint with the encrypted message from admin@contoso.com.',
    ],
    [access, 'alice@contoso.com read 8 messages in their own mailbox.'],
    [
      { ...access, UserId: 'bob@contoso.com', MessageCount: 1, IsThrottled: true },
      'bob@contoso.com read 1 message in the mailbox of Alice@contoso.com. Microsoft then stopped recording this mailbox for up to 24 hours: more may have been read.',
    ],
    [
      { ...access, RecordType: 2, MailAccessType: 'Sync', MessageCount: undefined },
      'alice@contoso.com synchronised a folder in their own mailbox: every message in it may have been read.',
    ],
    [
      { ...access, Operation: 'AttachmentAccess', MessageCount: 2 },
      'alice@contoso.com opened 2 attachments in their own mailbox.',
    ],
    [
      {
        ...keys,
        RecordType: 1,
        RecordTypeName: 'ExchangeAdmin',
        Operation: 'Set-Mailbox',
        UserId: 'x',
        ResultStatus: 'True',
      },
      'x did Set-Mailbox (ExchangeAdmin, result True).',
    ],
    [{ ...keys, RecordType: 9999 }, 'Somebody did something (record type 9999).'],
  ])('%#', (row, expected) => {
    expect(recordStory(row)).toBe(expected);
  });
});
