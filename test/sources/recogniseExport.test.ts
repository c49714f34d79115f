import { recogniseExport } from '../../shared/sources/recogniseExport';

const portal = 'RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits\r\n';
const cmdlet =
  '"RecordType","CreationDate","UserIds","Operations","AuditData","ResultIndex","ResultCount","Identity"\n';

describe('recogniseExport', () => {
  it.each([
    ['portal', portal, { kind: 'purviewCsv', source: 'csv', delimiter: ',', hasTypeLine: false }],
    [
      'byte order mark',
      `\ufeff${portal}`,
      { kind: 'purviewCsv', source: 'csv', delimiter: ',', hasTypeLine: false },
    ],
    ['cmdlet', cmdlet, { kind: 'searchCsv', source: 'csv', delimiter: ',', hasTypeLine: false }],
    [
      'type line',
      `#TYPE Selected.X\r\n${cmdlet}`,
      { kind: 'searchCsv', source: 'csv', delimiter: ',', hasTypeLine: true },
    ],
    [
      'subset',
      'CreationDate,UserIds,Operations, auditdata \n',
      { kind: 'csv', source: 'csv', delimiter: ',', hasTypeLine: false },
    ],
    [
      'semicolons',
      'RecordId;AuditData\n',
      { kind: 'purviewCsv', source: 'csv', delimiter: ';', hasTypeLine: false },
    ],
    [
      'separator line',
      'sep=;\r\nRecordId;AuditData\r\n',
      { kind: 'purviewCsv', source: 'csv', delimiter: ';', hasTypeLine: true },
    ],
    [
      'transcript',
      'PS C:\\> Search-UnifiedAuditLog -RecordType OMEPortal\r\n\r\nAuditData : {"Id":"a"}\r\n',
      { kind: 'powershellList', source: 'powershell' },
    ],
    ['one column', 'AuditData\n', { kind: 'csv', source: 'csv', delimiter: ',', hasTypeLine: false }],
    ['empty array', '[ ]', { kind: 'jsonArray', source: 'json' }],
    ['array', ' \n[{"Id":1}]', { kind: 'jsonArray', source: 'json' }],
    ['lines', '{"Id":1}\n{"Id":2}\n', { kind: 'jsonLines', source: 'json' }],
    ['objects', '{\n "Id":1\n}\n{\n"Id":2\n}', { kind: 'jsonObjects', source: 'json' }],
    ['Graph array', '[{"auditLogRecordType":"ExchangeItem"}]', { kind: 'jsonArray', source: 'graph' }],
    [
      'Graph page',
      '{"@odata.context":"https://x","@odata.count":2,"value":[{"id":"a"}]}',
      { kind: 'jsonPage', source: 'graph' },
    ],
    [
      'list',
      '\r\nRecordType   : OMEPortal\r\nAuditData    : {"Id":"a"}\r\n',
      { kind: 'powershellList', source: 'powershell' },
    ],
  ])('knows a file by its content: %s', (_name, head, form) => {
    expect(recogniseExport(Buffer.from(head))?.form).toEqual(form);
  });

  it.each([
    ['utf-16le', Buffer.from(`\ufeff${cmdlet}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${cmdlet}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(cmdlet, 'utf16le')],
    ['utf-16be', Buffer.from(cmdlet, 'utf16le').swap16()],
  ])('reads %s', (encoding, head) => {
    expect(recogniseExport(head)).toMatchObject({ encoding, form: { kind: 'searchCsv' } });
  });

  it.each([
    '',
    'CreationDate,UserIds\n',
    'PK\u0003\u0004',
    '<html>',
    'Name : value\n',
    '{"name":"app","version":"1.0.0"}',
    '[{"name":"a"},{"name":"b"}]',
    '{"name":"a"}\n{"name":"b"}\n',
  ])('leaves %j alone', (head) => {
    expect(recogniseExport(Buffer.from(head))).toBeUndefined();
  });
});
