import { parse } from './parse';
import { sampleRecords } from './sampleRecords';

const derived = [
  'ClientAddress',
  'MailSubject',
  'MailAccessType',
  'IsThrottled',
  'MessageCount',
  'UserTypeName',
];
const derivedOf = (record: Record<string, unknown>) => {
  const { columns } = parse({ Id: 'x', CreationTime: '2026-11-20T00:00:00', RecordType: 2, ...record });
  return Object.fromEntries(derived.filter((name) => name in columns).map((name) => [name, columns[name]]));
};

test.each([
  ['a cmdlet', sampleRecords.cmdlet, { ClientAddress: '2001:db8:7::42', UserTypeName: 'Admin' }],
  [
    'a folder that was synchronised',
    sampleRecords.syncAccess,
    { ClientAddress: '203.0.113.9', MailAccessType: 'Sync', IsThrottled: false, UserTypeName: 'Regular' },
  ],
  [
    'a sent message',
    sampleRecords.sentMail,
    { ClientAddress: '0.0.0.0', MessageCount: 1, UserTypeName: 'Application' },
  ],
  ['deleted messages', sampleRecords.deletion, { ClientAddress: '198.51.100.7', UserTypeName: 'Regular' }],
  [
    'messages that were read',
    sampleRecords.bindAccess,
    {
      ClientAddress: 'fe80::1',
      MailAccessType: 'Bind',
      IsThrottled: true,
      MessageCount: 3,
      UserTypeName: 'Regular',
    },
  ],
  [
    'attachments that were read',
    sampleRecords.attachmentAccess,
    { MessageCount: 3, UserTypeName: 'Application' },
  ],
  [
    'an encrypted message',
    sampleRecords.encryptedMailRead,
    { MailSubject: 'Support case 1234567', UserTypeName: 'Regular' },
  ],
])('%s', (_name, record, expected) => {
  expect(derivedOf(record)).toEqual(expected);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  [
    'the first address that is one',
    { ClientIP: 'localhost:80', ClientIPAddress: '', ActorIP: '192.0.2.1:5' },
    { ClientAddress: '192.0.2.1' },
  ],
  ['no address where none is one', { ClientIP: '', ClientIPAddress: null, ActorIP: 7 }, {}],
  [
    'no throttling where nothing is said about it',
    { OperationProperties: [{ Name: 'IsThrottled' }, { Name: 'IsThrottled', Value: '?' }] },
    {},
  ],
  [
    'properties in a JSON text',
    { OperationProperties: '[{"Name":"MailAccessType","Value":"Bind"}]' },
    { MailAccessType: 'Bind' },
  ],
  ['nothing from properties that are no list', { OperationProperties: 'MailAccessType=Bind' }, {}],
  ['folders on a record of type 2', { Folders: [{ FolderItems: [{}, {}] }, {}] }, { MessageCount: 2 }],
  ['empty folders', { RecordType: 50, Folders: [] }, { MessageCount: 0 }],
  ['no subject from a mailbox record', { OperationProperties: [{ Name: 'MailSubject', Value: 'x' }] }, {}],
  ['no count for other types', { RecordType: 57, Folders: [{ FolderItems: [{}] }] }, {}],
  ['a user type given as text', { UserType: '10' }, { UserTypeName: 'Guest' }],
  ['no name for a user type that is not known', { UserType: 11 }, {}],
])('%s', (_name, record, expected) => {
  expect(derivedOf(record)).toEqual(expected);
});
