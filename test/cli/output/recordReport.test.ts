import { recordReport } from '../../../cli/output/recordReport';
import { parseRecord } from '../../../shared/records/parseRecord';

function report(text: string): string[] {
  const parsed = parseRecord(Buffer.from(text), { now: new Date('2026-11-20T00:00:00Z'), source: 'api' });
  if (!parsed.ok) throw new Error(parsed.reason);
  const { columns, creationTime } = parsed.record;
  const row = { ...columns, CreationTime: new Date(creationTime) };
  return recordReport({ row: { ...row, partitionKey: 'pk', rowKey: 'rk', etag: '' }, text }).split('\n');
}

describe('recordReport', () => {
  it('shows the fields of a portal record with their names', () => {
    const text =
      '{"CreationTime":"2026-11-02T10:00:00","Id":"a","RecordType":154,"Operation":"MessageAccess","UserId":"s@contoso.com",\n\t' +
      '"UserType":0,"Sender":"s@contoso.com","Recipient":"r@example.com","OperationStatus":1,"AuthenticationStatus":0,"AuthenticationMethod":"OTP",' +
      '"MessageId":"<1@contoso.com>","OperationProperties":[{"Name":"MailSubject","Value":"Hi \\u001b[31m"}]}';
    const lines = report(text);
    expect(lines[0]).toBe(
      '2026-11-02 10:00:00 UTC: r@example.com tried to open the encrypted message "Hi \\u001b[31m" from s@contoso.com, without success (sign-in by OTP).',
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'Who',
        '  UserType              0 (Regular)',
        '  Recipient             r@example.com',
        'What',
        '  RecordType            154 (OMEPortal)',
        '  OperationStatus       1 (Failure)',
        '  AuthenticationStatus  0 (Success)',
        'Which messages',
        '  <1@contoso.com>',
        '  PartitionKey          pk',
        'As received',
      ]),
    );
    expect(lines.join('\n')).not.toContain('\u001b');
  });

  it('lists the messages that were read, folder by folder', () => {
    const text = JSON.stringify({
      CreationTime: '2026-11-02T10:00:00',
      Id: 'a',
      RecordType: 50,
      Operation: 'MailItemsAccessed',
      LogonType: 2,
      ClientIPAddress: '[2001:db8::1]:443',
      Folders: [
        {
          Path: '\\Inbox',
          FolderItems: [{ InternetMessageId: '<1@x>', SizeInBytes: 5, Subject: 'S' }, { Id: 'B' }],
        },
        { Path: '\\Sent', FolderItems: [{ InternetMessageId: '<2@x>' }] },
      ],
    });
    expect(report(text)).toEqual(
      expect.arrayContaining([
        '  LogonType             2 (Delegated)',
        '  ClientAddress         2001:db8::1',
        '  \\Inbox  <1@x>  "S"  5 bytes',
        '  \\Inbox  B',
        '  \\Sent  <2@x>',
      ]),
    );
  });

  it('shows the parameters of a cmdlet and what no group has', () => {
    const text = JSON.stringify({
      CreationTime: '2026-11-02T10:00:00',
      Id: 'a',
      RecordType: 1,
      Operation: 'Set-Mailbox',
      UserId: 'admin@contoso.com',
      ExternalAccess: false,
      OrganizationName: 'contoso.onmicrosoft.com',
      Parameters: [{ Name: 'ForwardingSmtpAddress', Value: 'smtp:eve@fabrikam.example\u001b[2J' }],
    });
    const lines = report(text);
    expect(lines).toEqual(
      expect.arrayContaining([
        '  ForwardingSmtpAddress smtp:eve@fabrikam.example\\u001b[2J',
        '  ExternalAccess        false',
        'Other fields',
        '  OrganizationName      contoso.onmicrosoft.com',
      ]),
    );
    expect(lines.filter((line) => line.startsWith('  Parameters'))).toEqual([]);
  });
});
