import { parseRecord } from '../../../shared/records/parseRecord';
import { mailAccessOf } from '../../../shared/reports/mailAccess/mailAccess';
import { sampleRecords } from '../../records/sampleRecords';

/** Columns as they come back from the table. */
function stored(record: object): Record<string, unknown> {
  const parsed = parseRecord(Buffer.from(JSON.stringify(record)), {
    now: new Date('2026-11-20T00:00:00Z'),
    source: 'api',
  });
  if (!parsed.ok) throw new Error(parsed.detail);
  const { columns, creationTime } = parsed.record;
  return { ...columns, CreationTime: new Date(creationTime) };
}

describe('mailAccessOf', () => {
  it('reads single messages, folder by folder', () => {
    expect(mailAccessOf(stored(sampleRecords.bindAccess))).toMatchObject({
      ...{ kind: 'bind', user: 'ines@fabrikam.example', mailbox: 'boss@fabrikam.example', reads: 3 },
      ...{ address: 'fe80::1', isThrottled: true, isExternal: false },
      folders: [
        { path: '\\Inbox', items: [{ messageId: '<a@x.example>' }, { messageId: '<B@x.example>' }] },
        { path: '\\Éléments supprimés', items: [{ messageId: '<a@x.example>' }] },
      ],
    });
  });

  it('reads a whole folder', () => {
    expect(mailAccessOf(stored(sampleRecords.syncAccess))).toMatchObject({
      ...{ kind: 'sync', isThrottled: false, client: 'Client=MSExchangeRPC' },
      folders: [{ id: 'LgAAAABfolder', path: '\\Inbox', items: [] }],
    });
  });

  it('reads attachments, which have the ids of the store alone', () => {
    expect(mailAccessOf(stored(sampleRecords.attachmentAccess))).toMatchObject({
      ...{ kind: 'attachment', isThrottled: undefined, reads: 3 },
      folders: [
        { id: 'A1', items: [{ itemId: 'A1a', sizeInBytes: 2379 }, { itemId: 'A1b' }] },
        { id: 'A2', items: [{ itemId: 'A2a', sizeInBytes: 5 }] },
      ],
    });
  });

  it.each([
    [
      'app and session from the context',
      { AppAccessContext: [{ ClientAppId: 'A', AADSessionId: 'S', ClientAppName: 'Reader' }] },
      { app: 'A', appName: 'Reader', session: 'S' },
    ],
    [
      'the session of Exchange before that of Entra',
      { SessionId: 'X', AppAccessContext: { AADSessionId: 'Y' } },
      { session: 'X' },
    ],
    ['external access given as text', { ExternalAccess: 'True' }, { isExternal: true }],
    ['a mailbox that has no name', { MailboxGuid: 'G' }, { mailbox: 'G' }],
    [
      'stand-ins for nothing',
      {
        SessionId: '',
        ClientAppId: '00000000-0000-0000-0000-000000000000',
        MailboxOwnerUPN: 'Not Available',
      },
      { session: undefined, app: undefined, mailbox: 'unknown' },
    ],
    ['reads that name no message', { OperationCount: 4 }, { reads: 4, folders: [] }],
  ])('knows %s', (_what, fields, expected) => {
    const record = {
      Id: 'a',
      CreationTime: '2026-11-02T10:00:00',
      RecordType: 50,
      Operation: 'MailItemsAccessed',
    };
    expect(mailAccessOf(stored({ ...record, ...fields }))).toMatchObject(expected);
  });

  it('leaves other operations alone', () => {
    expect(mailAccessOf(stored(sampleRecords.sentMail))).toBeUndefined();
  });
});
