import type { Covers } from '../../shared/imports/closeGaps';
import { importExports } from '../../shared/imports/importExports';
import { CoverageTable } from '../../shared/ledger/coverageTable';
import type { Gap } from '../../shared/ledger/gap';
import { recordText, storeRecords } from '../query/tablesWithRecords';
import { type ExportFolder, exportFolder, portalCsv, searchCsv } from './exportFiles';
import { gathered } from './gathered';
import { importedTables } from './importedTables';

const DAYS = Array.from({ length: 12 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);
const USERS = ['ann', 'bob', 'eve'];

/** A day's records: each user reads and sends. */
function dayTexts(day: string): string[] {
  return USERS.flatMap((user, at) =>
    ['Send', 'MailItemsAccessed'].map((Operation, number) =>
      recordText({
        Id: `${day}-${user}-${number}`,
        CreationTime: `${day}T0${at}:00:00`,
        Operation,
        RecordType: number === 0 ? 2 : 50,
        UserId: `${user}@contoso.com`,
      }),
    ),
  );
}

const everything = DAYS.flatMap(dayTexts);
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const covers: Covers = {
  contentType: 'Audit.Exchange',
  span: { from: at(1), to: at(13) },
  isWhole: false,
  sourceLimit: undefined,
};
const gap: Gap = {
  contentType: 'Audit.Exchange',
  from: at(9),
  to: at(11),
  reason: 'notPolledInTime',
  since: at(18),
  state: 'open',
  contentId: undefined,
  contentExpiration: undefined,
};

/** Tables that have all days but those of the gap, and the gap. */
async function tablesWithGap(gaps: readonly Gap[] = [gap]) {
  const tables = importedTables();
  await storeRecords(
    tables,
    DAYS.filter((day) => day < '2026-11-09' || day > '2026-11-10').flatMap(dayTexts),
  );
  const coverage = new CoverageTable(tables.store, tables.names.coverage);
  for (const each of gaps) await coverage.open(each);
  const open = async () => gathered(coverage.openGaps('Audit.Exchange'));
  return { ...tables, coverage, open };
}

describe('closeGaps', () => {
  let folder: ExportFolder;
  beforeAll(async () => {
    folder = await exportFolder();
  });
  afterAll(() => folder.remove());

  it('closes a gap that a whole export spans, with the evidence, and covers nothing', async () => {
    const tables = await tablesWithGap();
    const path = await folder.write('whole.csv', portalCsv(everything));
    const { closing, files } = await importExports([path], covers, tables);
    expect(closing).toMatchObject({ closed: [{ ...gap, state: 'closedByStatement' }], open: [], doubts: [] });
    expect(await tables.open()).toEqual([]);
    const [closed] = await gathered(tables.coverage.closedGaps('Audit.Exchange'));
    const evidence = {
      file: 'whole.csv',
      sha256: files[0]?.sha256,
      rows: everything.length,
      from: at(1),
      to: at(13),
    };
    expect(closed?.statement).toEqual(evidence);
    expect(await tables.coverage.read('Audit.Exchange')).toMatchObject({ coveredTo: undefined });
    const rows = tables.store.all('AuditCoverage').filter(({ partitionKey }) => partitionKey === 'statement');
    expect(rows).toMatchObject([
      { contentType: 'Audit.Exchange', file: 'whole.csv', statedWhole: false, doubts: '[]' },
    ]);
  });

  it.each([
    ['before', (records: string) => `{"@odata.nextLink":"https://a/b?c=1","value":[${records}]}`],
    [
      'behind',
      (records: string) => `{"value":[${records}],"@odata.nextLink":"https://a/b","@odata.count":6}`,
    ],
  ])('closes nothing with a page of Graph that names the next one %s its records', async (place, page) => {
    const tables = await tablesWithGap();
    const first = await folder.write(`${place}1.json`, page(everything.slice(0, 60).join()));
    const second = await folder.write(`${place}2.json`, page(everything.slice(60).join()));
    const { closing } = await importExports([first, second], covers, tables);
    expect(closing).toMatchObject({ closed: [], doubts: [{ code: 'searchNotWhole' }] });
    const last = await folder.write(`${place}3.json`, `{"value":[${everything.at(-1)}]}`);
    expect((await importExports([first, second, last], covers, tables)).closing?.doubts).toEqual([]);
  });

  it('leaves the gaps of a newer version alone, and says so before anything is stored', async () => {
    const tables = await tablesWithGap();
    await tables.store.insert(tables.names.coverage, [
      { partitionKey: 'Audit.Exchange', rowKey: 'coverage', version: 2 },
    ]);
    const before = structuredClone(tables.store.rows);
    const path = await folder.write('export.csv', portalCsv(everything));
    await expect(importExports([path], covers, tables)).rejects.toThrow('newer version of this app');
    expect(tables.store.rows).toEqual(before);
  });

  it('takes several exports that span it together', async () => {
    const tables = await tablesWithGap();
    const halves = [everything.slice(0, 30), everything.slice(30)];
    const paths = await Promise.all(
      halves.map((texts, half) => folder.write(`half${half}.csv`, portalCsv(texts))),
    );
    const { closing } = await importExports(paths, covers, tables);
    expect(closing?.closed.map(({ statement }) => statement?.file)).toEqual(['half0.csv, half1.csv']);
  });

  it('closes the part that has its 7 days before it in the export', async () => {
    const tables = await tablesWithGap();
    const path = await folder.write('part.csv', portalCsv(everything));
    const { closing } = await importExports([path], { ...covers, span: { from: at(3), to: at(13) } }, tables);
    expect(closing?.closed).toMatchObject([{ from: at(10), to: at(11) }]);
    expect(await tables.open()).toMatchObject([{ from: at(9), to: at(10) }]);
  });

  it('leaves a gap open whose 7 days before it are not in the span', async () => {
    const blob: Gap = { ...gap, from: at(8), to: at(8), reason: 'expired', contentId: 'c' };
    const tables = await tablesWithGap([blob]);
    const path = await folder.write('later.csv', portalCsv(everything));
    const span = { from: at(2), to: at(13) };
    const { closing } = await importExports([path], { ...covers, span }, tables);
    expect(closing).toMatchObject({ closed: [], open: [blob], doubts: [] });
    expect((await importExports([path], covers, tables)).closing?.closed.length).toBe(1);
  });

  const without = (isLeftOut: (record: Record<string, string>) => boolean) =>
    everything.filter((text) => !isLeftOut(JSON.parse(text)));
  const inGap = ({ CreationTime = '' }: Record<string, string>) =>
    CreationTime >= '2026-11-09' && CreationTime < '2026-11-11';
  it.each<[string, string[], string]>([
    ['lacks records that are stored', without(({ Id }) => Id === '2026-11-02-ann-0'), 'storedRecordsMissing'],
    ['is of one user', without(({ UserId }) => UserId !== 'ann@contoso.com'), 'storedRecordsMissing'],
    [
      'is of one user in the gap',
      without((record) => inGap(record) && record.UserId !== 'ann@contoso.com'),
      'oneUserOnly',
    ],
    [
      'is of one operation in the gap',
      without((record) => inGap(record) && record.Operation !== 'Send'),
      'oneOperationOnly',
    ],
    [
      'lacks a daily type in the gap',
      without((record) => inGap(record) && record.Operation !== 'Send'),
      'recordTypesMissing',
    ],
    ['lacks a day', without(({ CreationTime = '' }) => CreationTime.startsWith('2026-11-09')), 'emptyDays'],
  ])(
    'leaves the gap open where the export %s, unless a person states that it is whole',
    async (_what, texts, code) => {
      const tables = await tablesWithGap();
      const path = await folder.write(`${code}.csv`, portalCsv(texts));
      const { closing } = await importExports([path], covers, tables);
      expect(closing).toMatchObject({ closed: [], open: [gap] });
      expect(closing?.doubts.map((doubt) => doubt.code)).toContain(code);
      expect(closing?.doubts.every(({ canBeStated }) => canBeStated)).toBe(true);
      const stated = await importExports([path], { ...covers, isWhole: true }, tables);
      expect(stated.closing).toMatchObject({
        closed: [{ from: at(9), to: at(11) }],
        doubts: closing?.doubts,
      });
    },
  );

  it('wants to know records to compare with', async () => {
    const tables = importedTables();
    await new CoverageTable(tables.store, tables.names.coverage).open(gap);
    const path = await folder.write('unknown.csv', portalCsv(everything));
    const { closing } = await importExports([path], covers, tables);
    expect(closing).toMatchObject({ closed: [], doubts: [{ code: 'fewStoredRecords' }] });
  });

  it.each<[string, string, Partial<Covers>, string]>([
    ['ends in the middle', portalCsv(everything).slice(0, -40), {}, 'brokenFile'],
    ['has a row that is no record', portalCsv([...everything, '{"Id":']), {}, 'unusableRows'],
    ['has a row without a record', portalCsv([...everything, '']), {}, 'unusableRows'],
    [
      'has as many rows as the person says it can have',
      portalCsv(everything),
      { sourceLimit: everything.length },
      'rowLimit',
    ],
    [
      'has no records of the content type',
      portalCsv(everything),
      { contentType: 'Audit.General' },
      'noRecords',
    ],
    [
      'has no records of the span',
      portalCsv([recordText({ CreationTime: '2025-01-01T00:00:00' })]),
      {},
      'noRecords',
    ],
    ['has no rows', portalCsv([]), {}, 'noRecords'],
  ])('never closes by a file that %s, whatever is stated', async (_what, content, stated, code) => {
    const tables = await tablesWithGap();
    const path = await folder.write(`never-${code}.csv`, content);
    const { closing } = await importExports([path], { ...covers, isWhole: true, ...stated }, tables);
    expect(closing?.closed).toEqual([]);
    expect(closing?.doubts.filter(({ canBeStated }) => !canBeStated).map((doubt) => doubt.code)).toContain(
      code,
    );
    expect(await tables.open()).toEqual([gap]);
  });

  it('does not take an export of the tables themselves for what they lack', async () => {
    const blob: Gap = { ...gap, from: at(8), to: at(8), reason: 'expired', contentId: 'c' };
    const tables = await tablesWithGap([blob]);
    const known = everything.filter((text) => !inGap(JSON.parse(text)));
    const span = { from: at(1), to: at(9) };
    const texts = known.filter((text) => JSON.parse(text).CreationTime < '2026-11-09');
    const path = await folder.write('own.csv', portalCsv(texts));
    const { closing } = await importExports([path], { ...covers, span }, tables);
    expect(closing).toMatchObject({ closed: [], doubts: [{ code: 'nothingNew', canBeStated: true }] });
  });

  it('does not believe a search that found more than the file has', async () => {
    const tables = await tablesWithGap();
    const path = await folder.write('search.csv', searchCsv(everything, everything.length + 1));
    const { closing } = await importExports([path], covers, tables);
    expect(closing).toMatchObject({ closed: [], doubts: [{ code: 'searchNotWhole' }] });
    const whole = await folder.write('search2.csv', searchCsv(everything));
    expect((await importExports([whole], covers, tables)).closing?.closed.length).toBe(1);
  });
});
