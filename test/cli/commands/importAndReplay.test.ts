import { Command } from 'commander';
import { addImportCommand } from '../../../cli/commands/import';
import { addReplayCommand } from '../../../cli/commands/replay';
import { CoverageTable } from '../../../shared/ledger/coverageTable';
import { systemClock } from '../../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';
import { type ExportFolder, exportFolder, portalCsv } from '../../imports/exportFiles';
import { openTables, recordText } from '../../query/tablesWithRecords';

describe('import and replay', () => {
  let azurite: Azurite;
  let folder: ExportFolder;
  beforeAll(async () => {
    [azurite, folder] = await Promise.all([startAzurite(), exportFolder()]);
  });
  afterAll(async () => {
    await Promise.all([azurite.stop(), folder.remove()]);
  });

  async function run(...args: string[]) {
    const printed = { out: '', err: '', fault: '' };
    const output = (name: 'out' | 'err') => ({
      isTerminal: false,
      write: async (text: string) => {
        printed[name] += text;
      },
    });
    const program = new Command().exitOverride().configureOutput({
      writeErr: (text) => {
        printed.err += text;
      },
    });
    const context = {
      env: { TABLES_CONNECTION_STRING: azurite.connectionString },
      out: output('out'),
      err: output('err'),
      clock: systemClock,
      random: Math.random,
      abortSignal: new AbortController().signal,
    };
    addImportCommand(program, context);
    addReplayCommand(program, context);
    await program.parseAsync(args, { from: 'user' }).catch((error: Error) => {
      printed.fault = error.message;
    });
    return printed;
  }

  it('imports a file, lists what it left in quarantine, and replays that', async () => {
    const texts = [recordText({ Id: 'a' }), recordText({ Id: 'b' }), '{"Id":"c"}', '{"\u001b'];
    const path = await folder.write('export.csv', portalCsv(texts));
    expect(await run('import', path)).toEqual({
      out: 'export.csv (CSV of the Purview audit search, 4 rows): 2 stored, 0 known already, 2 unreadable, kept in quarantine (see the command replay).\n',
      err: '',
      fault: '',
    });
    const again = JSON.parse((await run('import', path, '--json')).out);
    expect(again).toMatchObject({
      records: 4,
      inserted: 0,
      duplicates: 2,
      quarantined: 2,
      gaps: [],
      complete: true,
    });

    const list = await run('replay');
    expect(list.out).toMatch(
      /^invalidJson, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d, 3 bytes, file export\.csv, no\. 4\. Row 4: Not valid JSON/m,
    );
    expect(list.out).toMatch(/\n2 texts in quarantine\.\n$/);
    expect(list.err).toBe(
      'To read them again with this version: replay --all, or replay and the name of one in single quotes.\n',
    );
    const { items } = JSON.parse((await run('replay', '--json')).out);
    expect(items.length).toBe(2);
    const names = [...list.out.matchAll(/^ {2}(\w\w\/\S+)$/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBe(2);

    const one = await run('replay', names[0] ?? '');
    expect(one.fault).toBe('The text cannot be read by this version either; it stays in quarantine.');
    const all = await run('replay', '--all');
    expect([all.fault, all.out.split('\n')[0]]).toEqual(['', 'Replayed 0 texts: 0 stored, 0 known already.']);
  });

  it('says what keeps a gap open, and closes it by statement', async () => {
    const { store, names } = openTables(azurite.connectionString, 'Audit');
    const [from, to] = [new Date('2026-03-09T00:00:00Z'), new Date('2026-03-10T00:00:00Z')];
    const gap = {
      contentType: 'Audit.Exchange',
      from,
      to,
      reason: 'notPolledInTime',
      since: to,
      state: 'open',
    } as const;
    await new CoverageTable(store, names.coverage).open({
      ...gap,
      contentId: undefined,
      contentExpiration: undefined,
    });
    const texts = Array.from({ length: 9 }, (_, day) =>
      recordText({ Id: `day-${day}`, CreationTime: `2026-03-0${day + 1}T10:00:00` }),
    );
    const path = await folder.write('gap.csv', portalCsv(texts));
    const refused = await run('import', path, '--covers', '2026-03-01..2026-03-10');
    expect(refused.fault).toBe('No gap was closed; what the files hold is stored.');
    expect(refused.out).toContain(
      'it is not sure that the export holds everything of 2026-03-01 00:00:00 to 2026-03-11 00:00:00 UTC:\n',
    );
    expect(refused.out).toContain('  Only 0 records are stored for this time from elsewhere');
    expect(refused.out).toContain('add --whole');
    expect(refused.out).toContain('Still open: Audit.Exchange, made available 2026-03-09');
    const closed = await run('import', path, '--covers', '2026-03-01..2026-03-10', '--whole');
    expect([closed.fault, closed.err]).toEqual(['', '']);
    expect(closed.out).toContain('Closed by your statement: Audit.Exchange, made available 2026-03-09');
    expect(closed.out).toContain('  Noted beside it: Only 0 records');
  });

  it.each([
    [['import', 'x', '--whole'], '--whole and --source-limit say something about --covers'],
    [
      ['import', 'x', '--covers', '2026-03-01..2026-03-10', '--content-type', 'Audit.Exchnge'],
      'Did you mean Audit.Exchange?',
    ],
    [['import', 'x', '--covers', '2026-03-01..2026-03-02'], 'It must begin 7 days before the gap'],
    [['import'], "missing required argument 'files'"],
    [['replay', 'x', '--all'], 'give the name of one text or --all'],
  ])('does not understand %j', async (args, message) => {
    expect((await run(...args)).err).toContain(message);
  });
});
