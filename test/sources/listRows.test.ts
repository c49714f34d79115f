import type { ExportRow } from '../../shared/sources/exportRow';
import { listRows } from '../../shared/sources/listRows';
import { chunks } from './chunks';

async function rowsOf(list: string) {
  const rows: ExportRow[] = [];
  for await (const row of listRows(chunks(list, 9))) rows.push(row);
  return rows.map((row) => ('utf8' in row ? row.utf8.toString() : row.kind));
}

describe('listRows', () => {
  it('takes each object, and puts wrapped lines together', async () => {
    const list = [
      '',
      'RecordType   : OMEPortal',
      'CreationDate : 3/22/2023 7:00:59 PM',
      'AuditData    : {"Id":"a","Operation":"Mess',
      '               ageAccess","Size":1',
      '               2}',
      'ResultIndex  : 1',
      'ResultCount  : 2',
      '',
      'RecordType   : OMEPortal',
      'AuditData    : {"Id":"b"}',
      '',
      'RecordType   : OMEPortal',
      'AuditData    :',
      '',
    ];
    const rows = ['{"Id":"a","Operation":"MessageAccess","Size":12}', '{"Id":"b"}', 'empty'];
    expect(await rowsOf(list.join('\r\n'))).toEqual(rows);
    expect(await rowsOf(list.join('\n'))).toEqual(rows);
  });

  it("takes Microsoft's page as it is, empty lines, trailing blanks and prose included", async () => {
    const page = [
      'title: OMEPortal',
      '',
      'The following is an example.',
      '```json',
      '',
      ...['RecordType   : OMEPortal ', 'AuditData    : {"Id":"a"} ', 'ResultIndex  : 6 '].flatMap((line) => [
        line,
        '',
      ]),
      '```',
      'Use the following command:',
      '',
      ...['RecordType   : OMEPortal ', 'AuditData    : {"Id":"b"} ', 'ResultIndex  : 4 '].flatMap((line) => [
        line,
        '',
      ]),
    ];
    expect(await rowsOf(page.join('\n'))).toEqual(['{"Id":"a"}', '{"Id":"b"}']);
  });

  it('begins a new object where a name comes again', async () => {
    expect(await rowsOf('AuditData : {"Id":1}\nAuditData : {"Id":2}\n')).toEqual(['{"Id":1}', '{"Id":2}']);
  });
});
