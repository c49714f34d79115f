import { parse } from './parse';
import { sampleRecords } from './sampleRecords';

/** As `kind value` lines, which are easier to compare. */
const lookupsOf = (record: Readonly<Record<string, unknown>>) =>
  parse({ Id: 'x', CreationTime: '2026-11-20T00:00:00', RecordType: 2, ...record }).lookups.map(
    ({ kind, value }) => `${kind} ${value}`,
  );

test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
  [
    'a cmdlet on a mailbox',
    sampleRecords.cmdlet,
    [
      'user root.admin@fabrikam.example',
      'mailbox finance@fabrikam.example',
      'app fb78d390-0c51-40cd-8e17-fdbfab77341b',
      'address 20010db8000700000000000000000042',
      'session 5e0d6a0e-1111-4222-8333-444455556666',
    ],
  ],
  [
    'both addresses where they differ',
    sampleRecords.syncAccess,
    [
      'user ines@fabrikam.example',
      'mailbox ines@fabrikam.example',
      'mailbox 7b1f0a52-9a3d-4d27-9b63-1f2e3d4c5b6a',
      'address 00000000000000000000ffffcb007109',
      'address 20010db8000000000000000000000099',
    ],
  ],
  [
    'a message sent as somebody else',
    sampleRecords.sentMail,
    [
      'user s-1-5-18',
      'mailbox shared@fabrikam.example',
      'address 00000000000000000000ffffc6336404',
      'message one@mail.fabrikam.example',
    ],
  ],
  [
    'messages moved to another mailbox',
    sampleRecords.deletion,
    [
      'user ines@fabrikam.example',
      'mailbox ines@fabrikam.example',
      'mailbox archive@fabrikam.example',
      'app 3a278062-7639-4075-8973-bd650d7bf415',
      'address 00000000000000000000ffffc6336407',
      'session 98fb5d83-0000-4efc-816e-22f61c2d7733',
      'message a@x.example',
      'message b@x.example',
    ],
  ],
  [
    'messages read in folders, each once',
    sampleRecords.bindAccess,
    [
      'user ines@fabrikam.example',
      'mailbox boss@fabrikam.example',
      'address fe800000000000000000000000000001',
      'message a@x.example',
      'message b@x.example',
    ],
  ],
  [
    'a message that DLP matched',
    sampleRecords.dlpMatch,
    ['user ines@fabrikam.example', 'message dlp@x.example'],
  ],
  [
    'a message that Defender looked at',
    sampleRecords.defender,
    ['user ines@fabrikam.example', 'address 00000000000000000000ffffc000024d', 'message ti@x.example'],
  ],
  [
    'a release from quarantine',
    sampleRecords.quarantineRelease,
    ['user system release', 'recipient ines@fabrikam.example'],
  ],
  ['a message under supervision', sampleRecords.supervision, ['message sup@x.example']],
  ['a cmdlet on a path', { RecordType: 1, ObjectId: 'user1@x.example\\Rule' }, []],
  ['an address as object of another type', { RecordType: 3, ObjectId: 'a@x.example' }, []],
  ['a message id of a type where it is something else', { RecordType: 57, MessageId: '1700000000000' }, []],
  [
    'stand-ins for nothing',
    {
      UserId: ' ',
      MailboxOwnerUPN: 'UNKNOWN',
      AppId: '00000000-0000-0000-0000-000000000000',
      SessionId: 'Not Available',
      ClientIP: '::',
    },
    [],
  ],
  ['a message id without anything in its brackets', { Item: { InternetMessageId: '<>' } }, []],
  [
    'values that are no text',
    { UserId: 7, SessionId: {}, Item: 'x', Folders: [{ FolderItems: [7] }, 8] },
    [],
  ],
  ['an application context as a collection', { AppAccessContext: [{ ClientAppId: 'ABC' }] }, ['app abc']],
  ['lone surrogates', { UserId: 'a\ud800' }, ['user a\ufffd']],
])('%s', (_name, record, expected) => {
  expect(lookupsOf(record)).toEqual(expected);
});

test.each([
  ['<a@x>', 'a@x'],
  ['<a@x', 'a@x'],
  ['a@x>', 'a@x'],
  ['<<a>>', '<a>'],
  ['< a >', 'a'],
])('the message id %s is found as %s', (InternetMessageId, value) => {
  expect(lookupsOf({ InternetMessageId })).toEqual([`message ${value}`]);
});
