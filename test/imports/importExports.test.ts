import { createHash } from 'node:crypto';
import { importExports } from '../../shared/imports/importExports';
import { recordText, storeRecords } from '../query/tablesWithRecords';
import { type ExportFolder, exportFolder, portalCsv, searchCsv } from './exportFiles';
import { importedTables } from './importedTables';

const [a, b] = ['a', 'b'].map((Id) => recordText({ Id, Subject: 'Müller', Size: 1 }));

describe('importExports', () => {
  let folder: ExportFolder;
  beforeAll(async () => {
    folder = await exportFolder();
  });
  afterAll(() => folder.remove());
  if (!a || !b) throw new TypeError('two texts');

  it.each([
    ['portal.csv', portalCsv([a, b]), 'csv'],
    ['search.csv', searchCsv([a, b]), 'csv'],
    ['utf16.csv', Buffer.from(`\ufeff${searchCsv([a, b])}`, 'utf16le'), 'csv'],
    ['lines.json', `${a}\n${b}\n`, 'json'],
    ['array.json', `[${a},\n${b}]`, 'json'],
    [
      'graph.json',
      `{"value":[${[a, b].map((text) => `{"auditLogRecordType":"ExchangeItem","auditData":${text}}`)}]}`,
      'graph',
    ],
    ['list.txt', `RecordType : x\nAuditData  : ${a}\n\nRecordType : x\nAuditData  : ${b}\n`, 'powershell'],
  ])('stores the exact texts of %s', async (name, content, source) => {
    const tables = importedTables();
    const summary = await importExports([await folder.write(name, content)], undefined, tables);
    expect(summary).toMatchObject({ records: 2, inserted: 2, duplicates: 0, quarantined: 0, complete: true });
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(tables.heads().map(({ AuditData, Source, ContentId }) => [AuditData, Source, ContentId])).toEqual([
      [a, source, sha256],
      [b, source, sha256],
    ]);
    // user, record: one row of each record at least leads to it
    expect(tables.store.all('AuditIndex202611').length).toBeGreaterThanOrEqual(3);
  });

  it('stores nothing new the second time, under another name too', async () => {
    const tables = importedTables();
    const variant = recordText({ Id: 'a', Size: 2 });
    await importExports([await folder.write('first.csv', portalCsv([a, b, variant]))], undefined, tables);
    const rows = tables.heads();
    const again = await folder.write('second.csv', portalCsv([a, b, variant]));
    const summary = await importExports([again, again], undefined, tables);
    expect(summary).toMatchObject({ records: 3, inserted: 0, variants: 0, duplicates: 3 });
    expect(summary.files).toMatchObject([{ fileName: 'second.csv', importedBefore: tables.clock.now() }]);
    expect(tables.heads()).toEqual(rows);
    expect(rows.length).toBe(3);
  });

  it('finds the polled twin of a record, however its source spells it', async () => {
    const tables = importedTables();
    await storeRecords(tables, [a, b]);
    const polled = tables.heads();
    const graph = JSON.stringify({
      '@odata.type': '#x',
      ...JSON.parse(a),
      CreationTime: '2026-11-02T10:00:00Z',
    });
    const summary = await importExports(
      [
        await folder.write('twins.csv', portalCsv([a, b.replace('ü', '?')])),
        await folder.write('twins.json', `[{"auditLogRecordType":"ExchangeItem","auditData":${graph}}]`),
      ],
      undefined,
      tables,
    );
    expect(summary).toMatchObject({
      records: 3,
      inserted: 0,
      variants: 0,
      duplicates: 3,
      respelled: 1,
      lossy: 1,
    });
    expect(tables.heads()).toEqual(polled);
  });

  it('keeps a copy that differs in more than lost letters beside the record', async () => {
    const tables = importedTables();
    await storeRecords(tables, [a]);
    const path = await folder.write(
      'other.csv',
      portalCsv([a.replace('ü', '?').replace('"Size":1', '"Size":2')]),
    );
    expect(await importExports([path], undefined, tables)).toMatchObject({ variants: 1, lossy: 0 });
    expect(tables.heads().map(({ IsVariant }) => IsVariant)).toEqual([false, true]);
  });

  it('puts rows that cannot be used into quarantine, with file and row', async () => {
    const tables = importedTables();
    const path = await folder.write(
      'bad.csv',
      `AuditData,X\n${quoted(a)},\n${quoted('{"Id":"x"}')},\n,\n${quoted('{"\\Inbox":')},\n"{""I`,
    );
    const summary = await importExports([path], undefined, tables);
    expect(summary).toMatchObject({ records: 4, inserted: 1, quarantined: 3, complete: false });
    expect(summary.files).toMatchObject([{ rows: 5, emptyRows: 1, isWhole: false }]);
    const rows = tables.store.all('AuditQuarantine').toSorted((x, y) => Number(x.Index) - Number(y.Index));
    expect(rows.map(({ partitionKey }) => partitionKey)).toEqual(
      Array(3).fill(summary.files[0]?.sha256.slice(0, 2)),
    );
    expect(rows.map(({ Reason, Index, FileName, Text }) => [Reason, Index, FileName, Text])).toEqual([
      ['missingRecordType', 1, 'bad.csv', '{"Id":"x"}'],
      ['invalidJson', 3, 'bad.csv', '{"\\Inbox":'],
      ['unreadable', 4, 'bad.csv', '"{""I'],
    ]);
    expect(String(rows[1]?.Detail)).toMatch(/^Row 4: Not valid JSON from character /);
  });

  it('changes nothing where one of the files is no export', async () => {
    const tables = importedTables();
    const paths = [
      await folder.write('good.csv', portalCsv([a])),
      await folder.write('bad.docx', 'PK\u0003\u0004'),
    ];
    await expect(importExports(paths, undefined, tables)).rejects.toThrow('bad.docx is a zip archive');
    await expect(importExports(['/nowhere/x.csv'], undefined, tables)).rejects.toThrow(
      'x.csv cannot be read (ENOENT)',
    );
    expect(tables.store.rows.size).toBe(0);
  });

  it('leaves out what is older than the months that are kept', async () => {
    const tables = { ...importedTables(), retentionMonths: 1 };
    const path = await folder.write(
      'old.csv',
      portalCsv([a, recordText({ Id: 'old', CreationTime: '2026-09-30T23:59:59' })]),
    );
    expect(await importExports([path], undefined, tables)).toMatchObject({
      records: 2,
      inserted: 1,
      beyondRetention: 1,
    });
  });

  it('stops between two rows, with everything taken so far findable, and goes on from there', async () => {
    const tables = importedTables();
    const texts = Array.from({ length: 500 }, (_, at) => recordText({ Id: `id-${at}` }));
    const path = await folder.write('long.json', texts.join('\n'));
    const stop = new AbortController();
    const clock = {
      ...tables.clock,
      now: () => {
        if (tables.progress.rows === 250) stop.abort(new Error('stopped by a person'));
        return tables.clock.now();
      },
    };
    const stopped = importExports([path], undefined, { ...tables, clock }, { abortSignal: stop.signal });
    await expect(stopped).rejects.toThrow('stopped by a person');
    expect(tables.heads().length).toBe(250);
    const indexed = tables.store
      .all('AuditIndex202611')
      .filter(({ partitionKey }) => partitionKey.startsWith('record_'));
    expect(indexed.length).toBeGreaterThan(0);
    const imported = () =>
      tables.store.all('AuditCoverage').map(({ rowKey, importedAt }) => [rowKey, importedAt]);
    expect(imported()).toEqual([[tables.heads()[0]?.ContentId, undefined]]);
    const summary = await importExports([path], undefined, tables);
    expect(imported()).toEqual([[tables.heads()[0]?.ContentId, tables.clock.now()]]);
    expect(summary).toMatchObject({ records: 500, inserted: 500, duplicates: 0 });
    expect(tables.heads().length).toBe(500);
  });
});

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
