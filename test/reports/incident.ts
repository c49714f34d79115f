import { recordText } from '../query/tablesWithRecords';

const ALICE = 'alice@contoso.com';
const BOB = 'bob@contoso.com';

/** Where the intruder of these records comes from, and with what. */
export const INTRUDER = {
  address: '203.0.113.66',
  session: 'b7d1c7a0-1111-4222-8333-00000000beef',
  app: '5f5a5a1e-0000-4000-8000-0000000000ff',
} as const;

const own = {
  UserId: ALICE,
  MailboxOwnerUPN: ALICE,
  MailboxGuid: 'b2a7c1d4-0000-4000-8000-00000000000a',
  ClientIPAddress: '198.51.100.20',
  ClientInfoString: 'Client=OWA;Action=ViaProxy',
  ClientAppId: '00000002-0000-0ff1-ce00-000000000000',
  SessionId: 'a11ce000-1111-4222-8333-000000000001',
  LogonType: 0,
  ExternalAccess: false,
};
const intruder = {
  ...own,
  ClientIPAddress: `${INTRUDER.address}:50123`,
  ClientInfoString: 'Client=REST;Client=RESTSystem;;',
  ClientAppId: INTRUDER.app,
  SessionId: INTRUDER.session,
};

/** OperationProperties of an access. */
export function accessProperties(kind: 'Bind' | 'Sync', throttled?: boolean): unknown {
  const mark = throttled === undefined ? [] : [{ Name: 'IsThrottled', Value: throttled ? 'True' : 'False' }];
  return [{ Name: 'MailAccessType', Value: kind }, ...mark];
}

function bind(Id: string, CreationTime: string, fields: object, ids: readonly string[], throttled = false) {
  const FolderItems = ids.map((id) => ({ InternetMessageId: `<${id}@contoso.com>`, SizeInBytes: 1_000 }));
  return recordText({
    ...fields,
    ...{ Id, CreationTime },
    OperationProperties: accessProperties('Bind', throttled),
    Folders: [{ Id: 'folder-1', Path: '\\Inbox', FolderItems }],
    OperationCount: ids.length,
  });
}

/** Records of an intrusion: weeks of use by the owner, then somebody else; and a message whose subject another record tells. */
export const incident: readonly string[] = [
  bind('usual-1', '2026-10-20T08:00:00', own, ['m9']),
  bind('usual-2', '2026-11-05T08:00:00', own, ['m8']),
  bind('in-1', '2026-11-10T03:12:00', intruder, ['m1', 'm2']),
  bind('in-2', '2026-11-10T04:30:00', intruder, ['m1', 'm3']),
  bind('throttled', '2026-11-10T09:00:00', own, ['m7'], true),
  bind('in-3', '2026-11-10T03:20:00', { ...intruder, UserId: BOB, MailboxOwnerUPN: BOB, MailboxGuid: '' }, [
    'm5',
  ]),
  recordText({
    ...intruder,
    ...{ Id: 'sync-1', CreationTime: '2026-11-10T03:15:00', RecordType: 2 },
    ClientInfoString: 'Client=MSExchangeRPC',
    OperationProperties: accessProperties('Sync', false),
    Item: { Id: 'LgAAAA1', ParentFolder: { Id: 'LgAAAA1', Name: 'Contracts', Path: 'Not Available' } },
  }),
  recordText({
    ...own,
    ...{ Id: 'sent', CreationTime: '2026-11-09T12:00:00', RecordType: 2, Operation: 'Send' },
    Item: { Id: 'x', InternetMessageId: '<M1@contoso.com>', Subject: '=1+1 <script>', SizeInBytes: 5_000 },
  }),
];
