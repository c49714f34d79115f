import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { addExportCommand } from '../../../cli/commands/export';
import { addImportCommand } from '../../../cli/commands/import';
import { addReplayCommand } from '../../../cli/commands/replay';
import { CoverageTable } from '../../../shared/ledger/coverageTable';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';
import { repairedSnareSample, snareSample } from '../../exports/snareSample';
import { type ExportFolder, exportFolder } from '../../imports/exportFiles';
import { gapWith } from '../../query/memoryTables';
import { openTables, recordText, storeRecords } from '../../query/tablesWithRecords';
import { omePortalSamples } from '../../tenant/bad/publishedSamples';
import { runCommand } from './runCommand';

const ONE_LINE = repairedSnareSample.replaceAll('\n', '');
const samples = omePortalSamples.map(({ text = '' }) => text);

function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true });
}

describe('export', () => {
  let azurite: Azurite;
  let other: Azurite;
  let folder: ExportFolder;
  beforeAll(async () => {
    [azurite, other, folder] = await Promise.all([startAzurite(), startAzurite(), exportFolder()]);
  });
  afterAll(async () => {
    await Promise.all([azurite.stop(), other.stop(), folder.remove()]);
  });
  const commands = [addExportCommand, addImportCommand, addReplayCommand];
  const run = (...args: string[]) => runCommand(commands, args, azurite.connectionString);

  it('takes the published samples the whole way', async () => {
    const path = await folder.write(
      'samples.json',
      `[${[...samples, snareSample, repairedSnareSample].join(',\n')}]`,
    );
    expect((await run('import', path)).out).toBe(
      'samples.json (JSON, 4 rows): 3 stored, 0 known already, 1 unreadable, kept in quarantine (see the command replay).\n',
    );
    const position = snareSample.indexOf('\\Inbox') + 1;
    expect((await run('replay')).out).toContain(
      `file samples.json, no. 3. Row 3: Not valid JSON from character ${position} on.`,
    );
    const { out, err } = await run('export', '--profile', 'snare');
    expect(out.startsWith('TABLE,RECORDTYPE,APPID,CLIENTAPPDID,')).toBe(true);
    const rows = rowsOf(out);
    expect(rows.map(({ TABLE }) => TABLE).sort()).toEqual([
      'Office365ExchangeItemAggregated',
      'Office365OMEPortal',
      'Office365OMEPortal',
    ]);
    const access = rows.find(({ RECORDTYPE }) => RECORDTYPE === '50');
    expect(access).toMatchObject({
      EXTERNALACCESS: 'false',
      ORIGINATINGSERVER: 'DB7PR04MB4346 (15.20.2878.014)',
      CLIENTADDR: '2001:bb6:5f4f:f058:4163:e14a:1332:27c7',
      SESSIONID: '1f99e672-8141-4a22-9aa0-96357297e843',
      FOLDERS: expect.stringContaining('"Path":"\\\\Inbox"'),
    });
    const portal = rows
      .flatMap(({ SNAREDATAMAP = '' }) => JSON.parse(SNAREDATAMAP))
      .filter(({ Sender }) => Sender);
    expect(
      portal
        .map(({ Operation, Recipient, AuthenticationMethod }) => [Operation, Recipient, AuthenticationMethod])
        .sort(),
    ).toEqual([
      ['AttachmentReview', 'samschan.msft@gmail.com', 'OTP'],
      ['MessageAccess', 'samschan.msft@gmail.com', 'Google'],
    ]);
    expect(err).toContain('3 records exported.\n');
    expect(err).toContain('no evidence');
  });

  it('gives the received texts as JSON Lines', async () => {
    const { out, err } = await run('export');
    expect(out).toBe(`${ONE_LINE}\n${samples.join('\n')}\n`);
    expect(err).toContain('3 records exported.\nNothing has been polled into these tables');
    const one = await run('export', '--type', '154', '--operation', 'Message*');
    expect(one.out).toBe(`${samples[0]}\n`);
    const json = await run('export', '--profile', 'snare', '--json', '--type', '50');
    expect(JSON.parse(json.out)).toMatchObject({
      TABLE: 'Office365ExchangeItemAggregated',
      APPID: null,
      OPERATIONCOUNT: '1',
    });
  });

  it('gives CSV that import takes back byte for byte, and that no spreadsheet obeys', async () => {
    const { store, names } = openTables(azurite.connectionString, 'Audit');
    const hostile = ["=cmd|' /C calc'!A0", '+1', '-1', '@SUM(A1)', '\t=1', "'=1", ' "=1"'];
    const texts = hostile.map((Operation, at) =>
      recordText({ Id: `hostile-${at}`, Operation, UserId: Operation }),
    );
    await storeRecords({ store, names }, [
      ...texts,
      ' \t {"Id":"tabbed","CreationTime":"2026-11-02T10:00:00","RecordType":50}',
    ]);
    const path = await folder.write('all.csv', '');
    const { out, err } = await run('export', path);
    expect(out).toBe('');
    expect(err).toContain(`11 records exported to ${path}.\n`);
    const csv = await readFile(path, 'utf8');
    const rows = rowsOf(csv);
    for (const cell of rows.flatMap((row) => Object.values(row)))
      expect(cell).not.toMatch(/^["\s]*[=+\-@\t\r]/);
    expect(rows.find(({ Id }) => Id === 'hostile-0')).toMatchObject({
      Operation: `'${hostile[0]}`,
      NoEvidence_ChangedForSpreadsheets: 'Operation UserId',
    });
    expect(rows.find(({ Operation }) => Operation === 'AttachmentReview')).toMatchObject({
      CreationTime: '2023-03-22T19:04:09Z',
      RecordType: '154',
      MailSubject: 'Support case 987654',
      AttachmentName: 'Form.docx',
      NoEvidence_ChangedForSpreadsheets: '',
    });
    const back = await runCommand(commands, ['import', path, '--json'], other.connectionString);
    expect(JSON.parse(back.out)).toMatchObject({
      records: 11,
      inserted: 11,
      variants: 0,
      quarantined: 0,
      complete: true,
    });
    const [before, after] = await Promise.all([
      run('export', '--json'),
      runCommand(commands, ['export'], other.connectionString),
    ]);
    expect(after.out).toBe(before.out);
    const known = await run('import', path, '--json');
    expect(JSON.parse(known.out)).toMatchObject({
      records: 11,
      inserted: 0,
      duplicates: 11,
      respelled: 0,
      variants: 0,
      quarantined: 0,
    });
    const damaged = await folder.write(
      'damaged.csv',
      csv.replace('samschan', 'somebody').replace('samschan', 'somebody'),
    );
    expect((await run('import', damaged)).out).toContain('1 unreadable, kept in quarantine');
    expect((await run('replay')).out).toContain('the file was changed after it was exported');
  });

  it('gives Parquet that others read', async () => {
    const path = `${folder.path}/portal.parquet`;
    await run('export', '--type', 'OMEPortal', path);
    const bytes = await readFile(path);
    const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    expect(rows.length).toBe(2);
    expect(rows.find(({ Operation }) => Operation === 'MessageAccess')).toMatchObject({
      CreationTime: new Date('2023-03-22T19:00:59Z'),
      RecordType: 154,
      IsVariant: false,
      MailSubject: 'Support case 1234567',
      ClientIP: null,
      AuditData: samples[0],
    });
  });

  it('says what may be missing, and what it did not find', async () => {
    const { store, names } = openTables(azurite.connectionString, 'Audit');
    const gap = gapWith({ from: new Date('2026-10-02'), to: new Date('2026-10-03') });
    await new CoverageTable(store, names.coverage).open(gap);
    const { out, err } = await run('export', '--from', '2026-10-01', '--to', '2026-10-05');
    expect(out).toBe('');
    expect(err).toContain('0 records exported.\nNo stored record matches.');
    expect(err).toContain(
      'Records may be missing here, 1 gap in this time:\n  Audit.Exchange, made available 2026-10-02',
    );
    expect((await run('export', '--to', '2023-04-01', '--type', '154')).err).not.toContain('missing');
  });

  it('has examples that work', async () => {
    const { out: help } = await run('export', '--help');
    const examples = [...help.matchAll(/^ {2}npm run --silent audit -- (export .*?)(?: > (\S+))?$/gm)];
    expect(examples.length).toBe(3);
    for (const [, line = ''] of examples) {
      const words = line
        .split(' ')
        .map((word) => (/\.(jsonl|csv)$/.test(word) ? `${folder.path}/${word}` : word));
      expect(await run(...words)).toMatchObject({
        fault: '',
        err: expect.stringMatching(/^\d+ records? exported/),
      });
    }
    expect(await readdir(folder.path)).toEqual(expect.arrayContaining(['november.jsonl', 'access.csv']));
  });

  it('leaves a file as it was where it cannot be written whole', async () => {
    const path = await folder.write('kept.jsonl', 'before');
    const nowhere = await runCommand(commands, ['export', path], 'UseDevelopmentStorage=true;nonsense');
    expect(nowhere.fault).not.toBe('');
    expect(await readFile(path, 'utf8')).toBe('before');
    expect((await readdir(dirname(path))).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await run('export', `${dirname(path)}/no/such/folder.jsonl`)).fault).toMatch(
      /could not be written \(ENOENT\)/,
    );
  });

  it.each([
    [['export', '--parquet'], 'Parquet needs a file, such as export --parquet records.parquet'],
    [['export', '--csv', '--json'], "option '--csv' cannot be used with option '--json'"],
    [['export', '--csv', 'x.parquet'], '--csv does not go with a file that is called x.parquet'],
    [['export', '--profile', 'snore'], 'Allowed choices are snare.'],
    [['export', '--from', '2026-11-02', '--to', '2026-11-01'], '--from must be before --to'],
  ])('does not understand %j', async (args, message) => {
    expect((await run(...args)).err).toContain(message);
  });
});
