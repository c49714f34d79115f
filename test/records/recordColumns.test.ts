import { parse } from './parse';
import { sampleRecords } from './sampleRecords';

const needed = '"Id":"x","CreationTime":"2026-11-20T00:00:00","RecordType":2';
const columnsOf = (more: string) => parse(`{${needed},${more}}`).columns;

test('a mailbox record has typed columns, trimmed and coerced', () => {
  expect(parse(sampleRecords.sentMail).columns).toEqual({
    Id: '0b6f5c1e-52a1-4be4-8a3c-08dc3ce1f003',
    CreationTime: { type: 'DateTime', value: '2024-03-05T09:10:00Z' },
    RecordType: 2,
    RecordTypeName: 'ExchangeItem',
    UserType: 5,
    UserTypeName: 'Application',
    Operation: 'SendAs',
    Workload: 'Exchange',
    UserId: 'S-1-5-18',
    ClientIP: '0.0.0.0',
    ClientAddress: '0.0.0.0',
    ActorIP: '198.51.100.4',
    LogonType: 2,
    ExternalAccess: false,
    AttachmentSizeInBytes: { type: 'Int64', value: '1156492' },
    SaveToSentItems: true,
    SendAsUserSmtp: 'Shared@fabrikam.example',
    SendAsUserMailboxGuid: '00000000-0000-0000-0000-000000000000',
    Sender: '{"UPN":"support@fabrikam.example"}',
    Item: '{"Id":"Unknown","InternetMessageId":"<One@Mail.fabrikam.example>","SizeInBytes":3360,"Subject":"Über morgen"}',
    MessageCount: 1,
  });
  expect(parse(sampleRecords.syncAccess).columns).toMatchObject({
    OriginatingServer: 'AB1PR00MB0002 (15.20.7000.002)',
  });
});

test('a type without a schema of its own has the common columns; the rest is unclassified, null included', () => {
  const { columns } = parse(sampleRecords.teamsAdmin);
  expect(columns).toMatchObject({
    RecordTypeName: 'MicrosoftTeamsAdmin',
    Operation: 'TeamSettingChanged',
    UserType: 77,
    Unclassified: '{"TeamName":"Finance","Members":[{"UPN":"a@x.example","Role":1}],"AddOnName":null}',
  });
  expect(columns.UserTypeName).toBeUndefined();
});

describe('Unclassified', () => {
  test.each([
    [
      'a value that does not fit its column',
      '"LogonType":"owner","ExternalAccess":"maybe","UserKey":{"a":1}',
      '{"LogonType":"owner","ExternalAccess":"maybe","UserKey":{"a":1}}',
    ],
    [
      'big integers, digit by digit',
      '"Serial":12345678901234567890,"recipientCount":9223372036854775808',
      '{"Serial":12345678901234567890,"recipientCount":9223372036854775808}',
    ],
    ['lone surrogates, as escapes', '"Odd":"\\ud800"', '{"Odd":"\\ud800"}'],
    ['__proto__ and names of numbers, in their order', '"b":1,"__proto__":{"x":1},"7":2', null],
    ['the other spelling of a name that stands twice', '"UserId":"a","UserId ":"b"', '{"UserId ":"b"}'],
    ['line ends in values', '"Odd":"x\\r\\n"', '{"Odd":"x\\r\\n"}'],
    [
      'names that the product or the service uses',
      '"PartitionKey":"p","Timestamp":"t","etag":"e","odata.etag":"o","AuditData":1,"AuditDataSha256":2,"IsVariant":true,"Source":"s","RecordTypeName":"n","ClientAddress":"1.2.3.4","Unclassified":{},"OmittedColumns":[]',
      '{"PartitionKey":"p","Timestamp":"t","etag":"e","odata.etag":"o","AuditData":1,"AuditDataSha256":2,"IsVariant":true,"Source":"s","RecordTypeName":"n","ClientAddress":"1.2.3.4","Unclassified":{},"OmittedColumns":[]}',
    ],
  ])('holds %s', (_name, fields, expected) => {
    const { Unclassified: unclassified } = columnsOf(fields);
    // JSON.parse puts names of numbers first.
    expect(unclassified).toBe(expected ?? '{"7":2,"b":1,"__proto__":{"x":1}}');
  });

  test('holds hundreds of fields in one column', () => {
    const fields = Array.from({ length: 400 }, (_, at) => `"Field${at}":${at}`).join(',');
    expect(columnsOf(fields)).toMatchObject({ Unclassified: `{${fields}}`, RecordTypeName: 'ExchangeItem' });
  });
});

test('null in a known field makes no column and is not unclassified', () => {
  const columns = columnsOf('"SessionId":null,"ClientIP":null');
  expect(columns.SessionId).toBeUndefined();
  expect(columns.Unclassified).toBeUndefined();
  expect(columns.ClientAddress).toBeUndefined();
});

test.each([
  ['AppAccessContext', 'ClientIP'],
  ['ClientIP', 'AppAccessContext'],
])('of columns that are as long, %s is left out before %s where it came first', (first, second) => {
  const long = JSON.stringify('y'.repeat(33_000));
  const columns = columnsOf(`"${first}":${long},"${second}":${long},"__proto__":1,"constructor":2`);
  expect(columns).toMatchObject({
    OmittedColumns: JSON.stringify([first, second]),
    Unclassified: '{"__proto__":1,"constructor":2}',
  });
  expect(Object.keys(columns).toSorted()).toEqual(
    ['CreationTime', 'Id', 'OmittedColumns', 'RecordType', 'RecordTypeName', 'Unclassified'].toSorted(),
  );
});
