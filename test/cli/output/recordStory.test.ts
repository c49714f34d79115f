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

function cmdlet(operation: string, object: string, parameters: [string, string][]) {
  const Parameters = JSON.stringify(parameters.map(([Name, Value]) => ({ Name, Value })));
  const who = { UserId: 'admin@contoso.com', ResultStatus: 'True' };
  return { ...keys, ...who, RecordType: 1, Operation: operation, ObjectId: object, Parameters };
}

function item(operation: string, fields: Record<string, unknown>) {
  const columns = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'object' ? JSON.stringify(value) : value,
  ]);
  const own = { RecordType: 2, Operation: operation, UserId: 'alice@contoso.com', ResultStatus: 'Succeeded' };
  return { ...keys, ...own, MailboxOwnerUPN: 'alice@contoso.com', ...Object.fromEntries(columns) };
}

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
      'x ran Set-Mailbox.',
    ],
    [
      cmdlet('New-InboxRule', 'alice\\hide', [
        ['ForwardTo', 'eve@fabrikam.example'],
        ['Force', 'False'],
        ['DeleteMessage', 'True'],
      ]),
      'admin@contoso.com ran New-InboxRule on alice\\hide with ForwardTo eve@fabrikam.example, DeleteMessage True. Mail is sent on to eve@fabrikam.example.',
    ],
    [
      cmdlet('New-InboxRule', 'alice\\hide', [['MoveToFolder', 'RSS']]),
      "admin@contoso.com ran New-InboxRule on alice\\hide with MoveToFolder RSS. Mail is kept out of the owner's sight.",
    ],
    [
      cmdlet('Add-MailboxPermission', 'alice', [
        ['Identity', 'EUR/alice'],
        ['User', 'EUR/contoso/bob'],
        ['AccessRights', 'FullAccess'],
      ]),
      'admin@contoso.com ran Add-MailboxPermission on alice with User EUR/contoso/bob, AccessRights FullAccess. bob now has FullAccess.',
    ],
    [
      { ...cmdlet('Set-Mailbox', 'alice', []), ResultStatus: 'False' },
      'admin@contoso.com ran Set-Mailbox on alice. It failed.',
    ],
    [
      item('Send', { Item: { Subject: 'Hi', Attachments: 'a.pdf (5b)' } }),
      'alice@contoso.com sent "Hi" from their own mailbox, with a.pdf (5b).',
    ],
    [
      item('SendAs', { Item: { Subject: 'Hi' }, SendAsUserSmtp: 'boss@contoso.com' }),
      'alice@contoso.com sent "Hi" as boss@contoso.com.',
    ],
    [
      item('Create', { Item: { Subject: '', ParentFolder: { Path: '\\Drafts' } } }),
      'alice@contoso.com created an item (\\Drafts) in their own mailbox.',
    ],
    [
      item('Move', {
        RecordType: 3,
        AffectedItems: [{ Subject: 'a' }, { Subject: 'b' }],
        Folder: { Path: '\\Inbox' },
        DestFolder: { Path: '\\Archive' },
      }),
      'alice@contoso.com moved 2 items from \\Inbox to \\Archive in their own mailbox.',
    ],
    [
      item('HardDelete', { RecordType: 3, AffectedItems: [{ Subject: 'a' }], Folder: { Path: '\\Inbox' } }),
      'alice@contoso.com deleted for good "a" (\\Inbox) in their own mailbox. The owner cannot recover it.',
    ],
    [
      { ...item('SoftDelete', { AffectedItems: [{}] }), ResultStatus: 'PartiallySucceeded' },
      'alice@contoso.com deleted an item in their own mailbox. Only a part of it succeeded.',
    ],
    [
      { ...item('MailboxLogin', {}), ResultStatus: 'Failed' },
      'alice@contoso.com tried in vain to sign in to their own mailbox.',
    ],
    [
      item('UpdateInboxRules', {
        OperationProperties: [
          { Name: 'RuleOperation', Value: 'AddMailboxRule' },
          { Name: 'RuleName' },
          { Name: 'RuleCondition', Value: '{(Exists(ItemClass))}' },
          { Name: 'RuleActions', Value: '[{"ActionType":"Forward","Recipients":["a@b.c","d@e.f"]}]' },
        ],
      }),
      'alice@contoso.com made an inbox rule of their own mailbox: Forward to a@b.c, d@e.f, where {(Exists(ItemClass))}.',
    ],
    [
      item('ModifyFolderPermissions', {
        Item: { ParentFolder: { Path: '\\Calendar', MemberUpn: 'Everyone', MemberRights: 'ReadAny' } },
      }),
      'alice@contoso.com gave Everyone the rights ReadAny on \\Calendar in their own mailbox.',
    ],
    [
      item('RemoveFolderPermissions', {
        Item: { ParentFolder: { Path: '\\Inbox', MemberUpn: 'bob@contoso.com' } },
      }),
      'alice@contoso.com took the rights on \\Inbox in their own mailbox from bob@contoso.com.',
    ],
    [
      {
        ...keys,
        RecordType: 13,
        Operation: 'DlpRuleMatch',
        UserId: 'alice@contoso.com',
        ExchangeMetaData: JSON.stringify({ From: 'alice@contoso.com', To: ['x@y.z'], Subject: 'Runbook' }),
        PolicyDetails: JSON.stringify([
          { PolicyName: 'Secrets', Rules: [{ RuleName: 'Keys', Actions: ['NotifyUser'] }] },
        ]),
      },
      'A message "Runbook" from alice@contoso.com to x@y.z matched the policy "Secrets", Keys (NotifyUser).',
    ],
    [
      {
        ...keys,
        RecordType: 43,
        Operation: 'MipLabel',
        Sender: 'alice@contoso.com',
        LabelName: 'Internal',
        LabelAction: 'None',
        ItemName: 'Plan',
        Receivers: JSON.stringify(['a@b.c', 'd@e.f']),
      },
      'A message "Plan" from alice@contoso.com to a@b.c, d@e.f has the sensitivity label "Internal".',
    ],
    // Names that every object has are no operations that are known.
    [{ ...keys, RecordType: 2, Operation: 'constructor', UserId: 'x' }, 'x did constructor (record type 2).'],
    [
      { ...portal, Operation: 'toString', AuthenticationMethod: '' },
      'reader@example.com did toString with the encrypted message "Support case 1234567" from admin@contoso.com.',
    ],
    [
      { ...item('Send', {}), Item: '{"Subject":"cut o' },
      'alice@contoso.com sent an item from their own mailbox.',
    ],
    [{ ...keys, RecordType: 9999 }, 'Somebody did something (record type 9999).'],
  ])('%#', (row, expected) => {
    expect(recordStory(row)).toBe(expected);
  });
});
