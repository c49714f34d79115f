import { importExports } from '../../shared/imports/importExports';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { type PollHarness, startPollHarness } from '../ingest/pollHarness';
import { publishGenerated } from '../tenant/publishGenerated';
import { type ExportFolder, exportFolder, portalCsv, searchCsv } from './exportFiles';

describe('an export of what was polled', () => {
  let azurite: Azurite;
  let folder: ExportFolder;
  let harness: PollHarness;
  beforeAll(async () => {
    [azurite, folder] = await Promise.all([startAzurite(), exportFolder()]);
    harness = await startPollHarness(azurite);
  });
  afterAll(async () => {
    await harness.stop();
    await Promise.all([azurite.stop(), folder.remove()]);
  });

  it('adds no row, whichever way it was exported', async () => {
    const to = new Date(harness.clock.now().getTime() - 3_600_000);
    publishGenerated(harness.tenant, { seed: 'twins', count: 60, to, recordsPerBlob: 20 });
    await harness.poll();
    const polled = await harness.records();
    const texts = [...harness.tenant.truth.records()].map(({ text = '' }) => text);
    expect(polled.length).toBeGreaterThan(40);
    const ascii = texts.map((text) => text.replace(/[\u0080-\uffff]/g, '?'));
    const paths = [
      await folder.write('portal.csv', portalCsv(texts)),
      await folder.write('search.csv', searchCsv(texts)),
      await folder.write('ascii.csv', searchCsv(ascii)),
      await folder.write('graph.json', `{"value":[${texts.map(asGraph).join(',')}]}`),
    ];
    const { store, names, clock } = harness;
    const progress = { fileName: '', bytes: 0, bytesRead: 0, rows: 0 };
    const dependencies = { store, names, clock, retentionMonths: undefined, appVersion: '1', progress };
    const summary = await importExports(paths, undefined, dependencies);
    expect(summary).toMatchObject({ records: texts.length * 4, inserted: 0, variants: 0, quarantined: 0 });
    expect(summary.files.map(({ rows, duplicates }) => rows - duplicates)).toEqual([0, 0, 0, 0]);
    expect(await harness.records()).toEqual(polled);
  });
});

/** As Microsoft Graph gives it: annotations at every depth, and a Z on CreationTime. */
function asGraph(text: string): string {
  const annotated = text
    .replace('{', '{"@odata.type":"#microsoft.graph.security.defaultAuditData",')
    .replace(/("CreationTime"\s*:\s*"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)"/, '$1Z"');
  return `{"id":"x","auditLogRecordType":"ExchangeItem","auditData":${annotated}}`;
}
