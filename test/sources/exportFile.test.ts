import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { exportRows, openExport } from '../../shared/sources/exportFile';
import { type ExportFolder, exportFolder, portalCsv } from '../imports/exportFiles';
import { gathered } from '../imports/gathered';

describe('openExport', () => {
  let folder: ExportFolder;
  beforeAll(async () => {
    folder = await exportFolder();
  });
  afterAll(() => folder.remove());

  it('tells what a file is and what its bytes are', async () => {
    const csv = portalCsv(['{}']);
    const file = await openExport(await folder.write('a.txt', csv));
    const sha256 = createHash('sha256').update(csv).digest('hex');
    expect(file).toMatchObject({
      fileName: 'a.txt',
      sha256,
      bytes: csv.length,
      form: { kind: 'purviewCsv' },
      encoding: 'utf-8',
    });
  });

  it.each([
    ['empty.csv', '', 'empty.csv is empty.'],
    ['a.csv.gz', Buffer.from([0x1f, 0x8b, 8]), 'a.csv.gz is packed with gzip.'],
    ['a.parquet', 'PAR1...', 'a.parquet is a Parquet file.'],
    ['book.xlsx', 'PK\u0003\u0004...', 'book.xlsx is a zip archive or an Excel workbook.'],
    [
      'mail.csv',
      'Subject,Body\nx,y\n',
      'mail.csv is no audit export: it has neither a column AuditData nor JSON records.',
    ],
  ])('says what %s is not', async (name, content, message) => {
    await expect(openExport(await folder.write(name, content))).rejects.toThrow(message);
  });

  it('stops where the file is no longer what it was', async () => {
    const path = await folder.write('grows.csv', portalCsv(['{}']));
    const file = await openExport(path);
    await appendFile(path, 'x,y\n');
    await expect(gathered(exportRows(file))).rejects.toThrow(
      'grows.csv was changed while it was being read.',
    );
  });

  it('tells how far it has read', async () => {
    const file = await openExport(await folder.write('b.json', '[{"Id":1},{"Id":2}]'));
    let bytesRead = 0;
    const rows = exportRows(file, (bytes) => {
      bytesRead += bytes;
    });
    expect((await gathered(rows)).length).toBe(2);
    expect(bytesRead).toBe(file.bytes);
  });
});
