import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { columnEdm } from '../../shared/records/columnEdm';
import { parseRecord } from '../../shared/records/parseRecord';
import type { TableColumn } from '../../shared/records/tableColumn';
import { parse } from './parse';
import { sampleRecords } from './sampleRecords';

const now = new Date('2026-11-21T12:00:00Z');
const api = { now, source: 'api' } as const;

describe('the published samples of the encrypted message portal', () => {
  test('a message that was read', () => {
    const text = JSON.stringify(sampleRecords.encryptedMailRead);
    const parsed = parseRecord(Buffer.from(text), api);
    // Columns and lookups are read when they are asked for.
    const { columns, lookups, utf8, text: kept } = parsed.ok ? parsed.record : unreadable();
    expect(parsed).toMatchObject({ ok: true });
    expect({
      ...parsed,
      record: { ...(parsed.ok ? parsed.record : {}), columns, lookups, utf8, text: kept },
    }).toEqual({
      ok: true,
      record: {
        id: 'a3500d45-6ab3-4971-a762-a01a846015d0',
        recordType: 154,
        creationTime: '2023-03-22T19:00:59Z',
        text,
        utf8: Buffer.from(text),
        sha256: createHash('sha256').update(text).digest('hex'),
        columns: {
          Id: 'a3500d45-6ab3-4971-a762-a01a846015d0',
          CreationTime: { type: 'DateTime', value: '2023-03-22T19:00:59Z' },
          RecordType: 154,
          RecordTypeName: 'OMEPortal',
          Operation: 'MessageAccess',
          OrganizationId: '84b06764-3e5e-4f51-9a78-046a7f38b59b',
          ResultStatus: 'Success',
          UserKey: 'admin@M365x965352.onmicrosoft.com',
          UserType: 0,
          UserTypeName: 'Regular',
          Version: 1,
          Workload: 'Exchange',
          UserId: 'admin@M365x965352.onmicrosoft.com',
          AuthenticationMethod: 'Google',
          AuthenticationStatus: 0,
          MessageId: '<MW5PR18MB5094602B59DFEC335A3C5E58AA869@MW5PR18MB5094.namprd18.prod.outlook.com>',
          OperationProperties: '[{"Name":"MailSubject","Value":"Support case 1234567"}]',
          MailSubject: 'Support case 1234567',
          OperationStatus: 0,
          Recipient: 'samschan.msft@gmail.com',
          Sender: 'admin@M365x965352.onmicrosoft.com',
        },
        lookups: [
          { kind: 'user', value: 'admin@m365x965352.onmicrosoft.com' },
          { kind: 'recipient', value: 'samschan.msft@gmail.com' },
          {
            kind: 'message',
            value: 'mw5pr18mb5094602b59dfec335a3c5e58aa869@mw5pr18mb5094.namprd18.prod.outlook.com',
          },
        ],
      },
    });
  });

  test('an attachment that was refused', () => {
    const { columns } = parse(sampleRecords.encryptedAttachmentRefused);
    expect(columns).toMatchObject({
      AttachmentName: 'Form.docx',
      AuthenticationStatus: 0,
      OperationStatus: 1,
    });
    expect(columns).toMatchObject({ AuthenticationMethod: 'OTP', MailSubject: 'Support case 987654' });
    expect(columns.Unclassified).toBeUndefined();
  });
});

const needed = { Id: 'x', CreationTime: '2026-11-20T00:00:00', RecordType: 2 };

describe('what cannot be kept as a record', () => {
  const { Id: _id, ...withoutId } = needed;
  const { CreationTime: _time, ...withoutTime } = needed;
  const { RecordType: _type, ...withoutType } = needed;
  const cases: [reason: string, text: string][] = [
    ['invalidJson', ''],
    ['invalidJson', '{"Id":"secret","Path":"\\Inbox"}'],
    ['invalidJson', '\ufeff{}'],
    ['notAnObject', 'null'],
    ['notAnObject', '[{"Id":"secret"}]'],
    ['notAnObject', '"secret"'],
    ['notAnObject', '12345678901234567890'],
    ['missingId', JSON.stringify(withoutId)],
    ['missingId', JSON.stringify({ ...needed, Id: null })],
    ['invalidId', JSON.stringify({ ...needed, Id: '' })],
    ['invalidId', JSON.stringify({ ...needed, Id: ' \t' })],
    ['invalidId', JSON.stringify({ ...needed, Id: 5 })],
    ['missingCreationTime', JSON.stringify(withoutTime)],
    ['missingCreationTime', JSON.stringify({ ...needed, CreationTime: null })],
    ['invalidCreationTime', JSON.stringify({ ...needed, CreationTime: 1_700_000_000 })],
    ['invalidCreationTime', JSON.stringify({ ...needed, CreationTime: '11/20/2026 9:13:33 PM' })],
    ['invalidCreationTime', JSON.stringify({ ...needed, CreationTime: '2026-02-30T00:00:00' })],
    ['missingRecordType', JSON.stringify(withoutType)],
    ['missingRecordType', JSON.stringify({ ...needed, RecordType: null })],
    ['invalidRecordType', JSON.stringify({ ...needed, RecordType: 'ExchangeItem' })],
    ['invalidRecordType', JSON.stringify({ ...needed, RecordType: 1.5 })],
    ['invalidRecordType', JSON.stringify({ ...needed, RecordType: 2 ** 31 })],
    ['invalidRecordType', JSON.stringify({ ...needed, RecordType: '2147483648' })],
    ['invalidRecordType', JSON.stringify({ ...needed, RecordType: true })],
    ['implausibleTime', JSON.stringify({ ...needed, CreationTime: '2009-12-31T23:59:59' })],
    ['implausibleTime', JSON.stringify({ ...needed, CreationTime: '2026-11-23T12:00:01' })],
  ];
  test.each(cases)('%s: %s', (reason, text) => {
    const parsed = parseRecord(Buffer.from(text), api);
    expect(parsed).toEqual({ ok: false, reason, detail: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });

  test('bytes that are not UTF-8', () => {
    expect(parseRecord(Buffer.from([0x7b, 0xff, 0x7d]), api)).toMatchObject({
      ok: false,
      reason: 'invalidUtf8',
    });
  });

  test('the place of a JSON fault is told', () => {
    const parsed = parseRecord(Buffer.from('{"Path":"\\Inbox"}'), api);
    expect(parsed).toMatchObject({ detail: 'Not valid JSON from character 10 on.' });
  });
});

describe('what is kept', () => {
  test.each([
    ['text within 32 bits', '-2147483648', -2_147_483_648],
    ['text with white space', ' 50 ', 50],
    ['a negative zero', -0, 0],
  ])('a RecordType as %s', (_name, received, recordType) => {
    expect(parse({ ...needed, RecordType: received })).toMatchObject({
      recordType,
      columns: { RecordType: recordType },
    });
  });

  test('a time with an offset stands in UTC, day included', () => {
    expect(parse({ ...needed, CreationTime: '2026-01-01T01:30:00.5+02:00' })).toMatchObject({
      creationTime: '2025-12-31T23:30:00.5Z',
      columns: { CreationTime: { type: 'DateTime', value: '2025-12-31T23:30:00.5Z' } },
    });
  });

  test('implausible times, where they are allowed', () => {
    const early = Buffer.from(JSON.stringify({ ...needed, CreationTime: '2009-12-31T23:59:59' }));
    expect(parseRecord(early, { now, source: 'file' }).ok).toBe(true);
    expect(parseRecord(early, { ...api, allowImplausibleTime: true }).ok).toBe(true);
  });

  test('the exact Id, with white space, line ends and lone surrogates', () => {
    expect(
      parse('{"Id":" a\\ud800\\r\\n","CreationTime":"2026-11-20T00:00:00","RecordType":2}'),
    ).toMatchObject({
      id: ' a\ud800\r\n',
      columns: { Id: ' a\ufffd\r\n' },
    });
  });

  test('names with white space count where the exact name is missing', () => {
    const record = parse(
      '{"Id ":"x","CreationTime":"2026-11-20T00:00:00","RecordType":2,"ExternalAccess ":"False"}',
    );
    expect(record).toMatchObject({ id: 'x', columns: { ExternalAccess: false } });
    expect(record.columns.Unclassified).toBeUndefined();
  });

  test('of repeated keys the last one, while the text keeps both', () => {
    const text = '{"Id":"a","Id":"b","CreationTime":"2026-11-20T00:00:00","RecordType":2}';
    expect(parse(text)).toMatchObject({ id: 'b', text });
  });

  test('nesting too deep for recursion costs its own column and no record', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const record = parse(
      `{"Id":"x","CreationTime":"2026-11-20T00:00:00","RecordType":2,"Item":${deep},"UserId":"u"}`,
    );
    expect(record.columns).toMatchObject({ UserId: 'u', OmittedColumns: '["Unclassified"]' });
    expect(record.columns.Item).toBeUndefined();
  });
});

test('what is too long for the table is in the text alone', () => {
  const fields = { ...needed, UserId: 'u', ObjectId: 'o'.repeat(32_001), Extra: 'e'.repeat(5_000_000) };
  const record = parse(fields);
  expect(record.columns).toMatchObject({ UserId: 'u', OmittedColumns: '["Unclassified","ObjectId"]' });
  expect(record.columns.ObjectId).toBeUndefined();
  // Compared by hand, so that a failure does not print five million letters.
  expect(record.text === JSON.stringify(fields)).toBe(true);
});

test('every kind of record arrives with all its fields in columns', () => {
  for (const [name, sample] of Object.entries(sampleRecords)) {
    const { columns } = parse(sample);
    if (name !== 'teamsAdmin') expect([name, columns.Unclassified]).toEqual([name, undefined]);
    for (const field of Object.keys(sample)) {
      if (name !== 'teamsAdmin') expect(columns).toHaveProperty(field);
    }
  }
});

function edmOf(value: TableColumn): string {
  if (typeof value === 'object') return value.type;
  return typeof value === 'number' ? 'Int32' : typeof value === 'string' ? 'String' : 'Boolean';
}

test('no bytes make it throw, and every column has its own type', () => {
  const anyJson = fc.json().map((text) => Buffer.from(text));
  const anyRecord = fc
    .dictionary(
      fc.constantFrom(...Object.keys(sampleRecords.syncAccess), 'Folders', 'AppAccessContext', '__proto__'),
      fc.jsonValue(),
    )
    .map((fields) => Buffer.from(JSON.stringify({ ...fields, ...needed })));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), anyJson, anyRecord), (bytes) => {
      const parsed = parseRecord(bytes, api);
      if (!parsed.ok) return;
      expect(Buffer.from(parsed.record.text)).toEqual(Buffer.from(bytes));
      const columns: Record<string, TableColumn | undefined> = parsed.record.columns;
      for (const [name, value] of Object.entries(columns)) {
        if (value === undefined) continue;
        expect([name, edmOf(value)]).toEqual([name, columnEdm(name)]);
        if (typeof value === 'string') expect(value.isWellFormed() && value.length <= 32_000).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

function unreadable(): never {
  throw new Error('The text was not read.');
}
