import { hash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { CSV_START, csvLine } from '../../cli/output/csvLine';
import { jsonLine } from '../../cli/output/jsonLine';
import { importExports } from '../../shared/imports/importExports';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness } from '../ingest/pollHarness';
import { publishGenerated } from '../tenant/publishGenerated';
import { type ExportFolder, exportFolder, portalCsv, searchCsv } from './exportFiles';

const forms: readonly (readonly [string, (texts: readonly string[]) => string | Buffer])[] = [
  ['portal.csv', portalCsv],
  ['search.csv', searchCsv],
  ['ascii.csv', (texts) => searchCsv(texts.map((text) => text.replace(/[\u0080-\uffff]/g, '?')))],
  ['redirected.csv', (texts) => Buffer.from(`\ufeff${searchCsv(texts)}`, 'utf16le')],
  ['excel.csv', europeanCsv],
  ['graph.json', (texts) => `{"value":[${texts.map(asGraph).join(',')}]}`],
  [
    'objects.json',
    (texts) =>
      JSON.stringify(
        texts.map((AuditData) => ({ AuditData })),
        undefined,
        2,
      ),
  ],
  ['list.txt', (texts) => texts.map(asListItem).join('\r\n')],
  ['own.csv', ownCsv],
  ['own.jsonl', (texts) => texts.map((text) => jsonLine(text, { isTerminal: false })).join('')],
];

describe('an export of what was polled', () => {
  let azurite: Azurite;
  let folder: ExportFolder;
  let harness: PollHarness;
  let polled: unknown[];
  let texts: string[];
  beforeAll(async () => {
    [azurite, folder] = await Promise.all([startAzurite(), exportFolder()]);
    harness = await startPollHarness(azurite);
    const to = new Date(harness.clock.now().getTime() - 3_600_000);
    publishGenerated(harness.tenant, { seed: 'twins', count: 60, to, recordsPerBlob: 20 });
    await harness.poll();
    polled = await harness.records();
    texts = [...harness.tenant.truth.records()].map(({ text = '' }) => text);
  });
  afterAll(async () => {
    await harness.stop();
    await Promise.all([azurite.stop(), folder.remove()]);
  });

  it.each(forms)('adds no row: %s', async (name, write) => {
    expect(polled.length).toBeGreaterThan(40);
    const { store, names, clock } = harness;
    const progress = { fileName: '', bytes: 0, bytesRead: 0, rows: 0 };
    const dependencies = { store, names, clock, retentionMonths: undefined, appVersion: '1', progress };
    const path = await folder.write(name, write(texts));
    expect(await importExports([path], undefined, dependencies)).toMatchObject({
      records: texts.length,
      inserted: 0,
      duplicates: texts.length,
      variants: 0,
      quarantined: 0,
      complete: true,
    });
    expect(await harness.records()).toEqual(polled);
  });
});

/** As Excel saves it where the comma is the decimal sign. */
function europeanCsv(texts: readonly string[]): string {
  const rows = [['AuditData', ' recordid '], ...texts.map((text, at) => [text, String(at)])];
  return stringify(rows, { bom: true, delimiter: ';', record_delimiter: '\r\n' });
}

/** As our own export writes it, the columns that matter here. */
function ownCsv(texts: readonly string[]): string {
  const rows = texts.map((text) => csvLine(['=1', hash('sha256', text), text]));
  return CSV_START + csvLine(['Id', 'AuditDataSha256', 'AuditData']) + rows.join('');
}

/** As PowerShell prints it. */
function asListItem(text: string): string {
  const record = text.replace(/\s*[\r\n]+\s*/g, ' ');
  return `RecordType   : ExchangeItem\r\nUserIds      : x\r\nAuditData    : ${record}\r\nResultIndex  : 1\r\n`;
}

/** As Microsoft Graph gives it: annotations at every depth, and a Z on CreationTime. */
function asGraph(text: string): string {
  const annotated = text
    .replace('{', '{"@odata.type":"#microsoft.graph.security.defaultAuditData",')
    .replace(/("CreationTime"\s*:\s*"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)"/, '$1Z"');
  return `{"id":"x","auditLogRecordType":"ExchangeItem","auditData":${annotated}}`;
}
