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

  it('begins a new object where a name comes again', async () => {
    expect(await rowsOf('AuditData : {"Id":1}\nAuditData : {"Id":2}\n')).toEqual(['{"Id":1}', '{"Id":2}']);
  });
});
