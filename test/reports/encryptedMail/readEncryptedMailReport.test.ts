import { readEncryptedMailReport } from '../../../shared/reports/encryptedMail/readEncryptedMailReport';
import { recordText } from '../../query/tablesWithRecords';
import { sampleRecords } from '../../records/sampleRecords';
import { storedReports } from '../storedReports';

const at = (text: string) => new Date(`${text}Z`);

const portal = (Id: string, CreationTime: string, fields: Record<string, unknown> = {}) =>
  recordText({
    ...{ Id, CreationTime, RecordType: 154, Operation: 'MessageAccess', ResultStatus: 'Success' },
    ...{ UserId: 'alice@contoso.com', Sender: 'alice@contoso.com', Recipient: 'pat@partner.example' },
    ...{
      MessageId: '<one@contoso.com>',
      AuthenticationMethod: 'OTP',
      AuthenticationStatus: 0,
      OperationStatus: 0,
    },
    OperationProperties: [{ Name: 'MailSubject', Value: 'Offer' }],
    ...fields,
  });
const failed = { ResultStatus: 'Failure', OperationStatus: 1 };

const story = [
  portal('1', '2026-11-02T08:00:00', {
    Operation: 'AuthenticateRequest',
    AuthenticationStatus: 1,
    ...failed,
  }),
  portal('2', '2026-11-02T08:01:00', {
    Operation: 'AuthenticationRequest',
    AuthenticationStatus: 1,
    ...failed,
  }),
  portal('3', '2026-11-02T08:02:00', { Operation: 'AuthenticationRequest' }),
  portal('4', '2026-11-02T08:03:00'),
  portal('5', '2026-11-02T08:04:00', { Operation: 'AttachmentReview', AttachmentName: 'a.pdf' }),
  portal('6', '2026-11-02T08:05:00', { Operation: 'AttachmentDownload', AttachmentName: 'a.pdf' }),
  portal('7', '2026-11-02T08:06:00', { Operation: 'MessageForward', MessageId: 'ONE@contoso.com' }),
  portal('8', '2026-11-03T09:00:00', { Recipient: 'eve@elsewhere.example', AuthenticationMethod: 'Yahoo' }),
];
const quiet = portal('9', '2026-11-04T09:00:00', {
  MessageId: '<two@contoso.com>',
  Recipient: 'Kim@Other.example',
});

describe('readEncryptedMailReport', () => {
  it('tells the story of each message and reader in time', async () => {
    const tables = await storedReports([quiet, ...story]);
    const { messages } = await readEncryptedMailReport(tables, {}, {});
    // The newer message has nothing to look at.
    expect(messages.map(({ number, messageId, subject }) => [number, messageId, subject])).toEqual([
      [1, '<one@contoso.com>', 'Offer'],
      [2, '<two@contoso.com>', 'Offer'],
    ]);
    const [pat, eve] = messages[0]?.readers ?? [];
    expect(pat).toMatchObject({
      recipient: 'pat@partner.example',
      methods: ['OTP'],
      signIns: 1,
      failures: 2,
      firstOpened: at('2026-11-02T08:03:00'),
      opened: 1,
      viewed: ['a.pdf'],
      downloaded: ['a.pdf'],
      forwards: 1,
    });
    expect(pat?.events.map(({ action, hasFailed }) => [action, hasFailed])).toEqual([
      ['signIn', true],
      ['signIn', true],
      ['signIn', false],
      ['open', false],
      ['viewAttachment', false],
      ['downloadAttachment', false],
      ['replyOrForward', false],
    ]);
    expect(eve).toMatchObject({ recipient: 'eve@elsewhere.example', methods: ['Yahoo'], opened: 1 });
  });

  it('groups failures, both spellings of the sign-in as one', async () => {
    const { messages } = await readEncryptedMailReport(await storedReports(story), {}, {});
    expect(messages[0]?.failures).toEqual([
      expect.objectContaining({
        ...{
          recipient: 'pat@partner.example',
          action: 'signIn',
          method: 'OTP',
          hasSignInFailed: true,
          attempts: 2,
        },
        ...{ first: at('2026-11-02T08:00:00'), last: at('2026-11-02T08:01:00'), recordId: '2' },
      }),
    ]);
  });

  it('sees that after a forward somebody of another domain reads', async () => {
    const { messages } = await readEncryptedMailReport(await storedReports(story), {}, {});
    expect(messages[0]?.forwards).toMatchObject([
      { recordId: '7', isToOtherDomain: true, laterReaders: ['eve@elsewhere.example'] },
    ]);
  });

  it.each([
    ['message', { message: 'two@contoso.com' }, ['9']],
    ['recipient', { recipient: 'KIM@other.example' }, ['9']],
    ['domain of recipients', { recipient: '@elsewhere.example' }, ['8']],
    ['sender', { sender: 'nobody@contoso.com' }, []],
  ])('is asked by %s', async (_what, selection, ids) => {
    const tables = await storedReports([quiet, ...story]);
    const { messages } = await readEncryptedMailReport(tables, selection, {});
    const events = messages.flatMap(({ readers }) => readers.flatMap((reader) => reader.events));
    expect(events.map(({ recordId }) => recordId)).toEqual(ids);
  });

  it('has the records that Microsoft prints, with their values', async () => {
    const { encryptedMailRead, encryptedAttachmentRefused } = sampleRecords;
    const texts = [encryptedMailRead, encryptedAttachmentRefused].map((record) => JSON.stringify(record));
    const { messages } = await readEncryptedMailReport(await storedReports(texts), {}, {});
    expect(messages).toMatchObject([
      {
        messageId: '<MW5PR18MB5094CD4A4C6D8A5636154FEBAA869@MW5PR18MB5094.namprd18.prod.outlook.com>',
        subject: 'Support case 987654',
        sender: 'admin@M365x965352.onmicrosoft.com',
        failures: [
          {
            ...{ recipient: 'samschan.msft@gmail.com', action: 'viewAttachment', method: 'OTP', attempts: 1 },
            ...{ attachment: 'Form.docx', hasSignInFailed: false, first: at('2023-03-22T19:04:09') },
            recordId: 'ef29c387-c81b-4812-9020-90b378d92cde',
          },
        ],
        readers: [{ recipient: 'samschan.msft@gmail.com', opened: 0, viewed: [], failures: 1 }],
      },
      {
        messageId: '<MW5PR18MB5094602B59DFEC335A3C5E58AA869@MW5PR18MB5094.namprd18.prod.outlook.com>',
        subject: 'Support case 1234567',
        failures: [],
        readers: [
          {
            ...{ recipient: 'samschan.msft@gmail.com', methods: ['Google'], opened: 1 },
            firstOpened: at('2023-03-22T19:00:59'),
            events: [{ recordId: 'a3500d45-6ab3-4971-a762-a01a846015d0' }],
          },
        ],
      },
    ]);
  });
});
