import { type ServedTables, serveTables } from '../../../bench/tableStore/serveTables';
import { runAudit } from '../../../cli/runAudit';
import { CoverageTable } from '../../../shared/ledger/coverageTable';
import { openTables, recordText, storeRecords } from '../../query/tablesWithRecords';

const at = (text: string) => new Date(`${text}Z`);
const texts = [
  recordText({
    Id: 'a',
    CreationTime: '2026-11-02T10:00:00',
    SessionId: 'S1',
    ClientIPAddress: '203.0.113.7',
  }),
  recordText({
    Id: 'b',
    CreationTime: '2026-11-03T10:00:00',
    RecordType: 2,
    Operation: 'Send',
    SessionId: 's1',
    ResultStatus: 'Failed\u001b[2J',
  }),
  recordText({
    Id: 'c',
    CreationTime: '2026-11-04T10:00:00',
    UserId: '=cmd|\u001b]0;x\u0007',
    Item: { InternetMessageId: '<m@contoso.com>' },
    RecordType: 2,
  }),
];

let served: ServedTables;
beforeAll(async () => {
  served = await serveTables();
  const tables = openTables(served.connectionString, 'Audit');
  await storeRecords(tables, texts);
  const coverage = new CoverageTable(tables.store, tables.names.coverage);
  await coverage.update('Audit.Exchange', () => ({
    coveredFrom: at('2026-11-01T00:00:00'),
    listedTo: at('2026-11-10T11:00:00'),
    coveredTo: at('2026-11-10T11:00:00'),
    settledTo: at('2026-11-03T11:00:00'),
    lastPollAt: at('2026-11-10T11:00:00'),
  }));
  await coverage.open({
    contentType: 'Audit.Exchange',
    from: at('2026-11-02T00:00:00'),
    to: at('2026-11-02T06:00:00'),
    reason: 'notPolledInTime',
    since: at('2026-11-09T00:00:00'),
    state: 'open',
    contentId: undefined,
    contentExpiration: undefined,
  });
});
afterAll(() => served.stop());

function ask(args: readonly string[], { isTerminal = false, prefix = 'Audit' } = {}) {
  return askWith(
    args,
    { TABLES_CONNECTION_STRING: served.connectionString, TABLE_PREFIX: prefix },
    isTerminal,
  );
}

async function askWith(args: readonly string[], env: Record<string, string>, isTerminal: boolean) {
  const printed = { out: '', err: '' };
  const output = (to: keyof typeof printed) => ({
    isTerminal,
    async write(text: string) {
      printed[to] += text;
    },
  });
  const exitCode = await runAudit(args, {
    env,
    out: output('out'),
    err: output('err'),
    clock: { now: () => at('2026-11-10T12:00:00'), sleep: async () => {} },
    random: () => 0.5,
    abortSignal: new AbortController().signal,
  });
  return { exitCode, ...printed };
}

const GAP =
  'Records may be missing here, 1 gap in this time:\n  Audit.Exchange, made available 2026-11-02 00:00:00 to 2026-11-02 06:00:00 UTC: nothing polled for more than 7 days, and Microsoft lists no more.\n';
const REACH =
  'The data reaches to 2026-11-10 11:00:00 UTC; records of events after 2026-11-03 11:00:00 may still come (most within 90 minutes, the last after 7 days).\n';
const SHOW = 'What a record says: npm run --silent audit -- show ID\n';
const BEGUN =
  'Collecting Audit.Exchange began 2026-11-01 00:00:00 UTC: of what happened before, not everything is here.\n';

describe('lookup and query', () => {
  it.each([
    [
      ['lookup', 'session', 's1'],
      [1, 0],
    ],
    [
      ['lookup', 'session', 'S1', '--order', 'oldest'],
      [0, 1],
    ],
    [['lookup', 'session', 's1', '--type', '50'], [0]],
    [['lookup', 'address', '[::ffff:203.0.113.7]:443'], [0]],
    [['lookup', 'message', 'm@contoso.com'], [2]],
    [['query', '--session', 's1', '--operation', 'Send'], [1]],
    [['query', '--from', '2026-11-03T12:00+02:00', '--to', '2026-11-03T10:00:01Z'], [1]],
    [['query', '--text', 'M@CONTOSO', '--limit', '1'], [2]],
  ])('%j', async (args, numbers) => {
    const { exitCode, out } = await ask([...args, '--json']);
    expect([exitCode, out]).toEqual([0, numbers.map((number) => `${texts[number]}\n`).join('')]);
  });

  it('says what a span may lack: gaps, what was before, what may still come', async () => {
    const { err } = await ask(['lookup', 'session', 's1', '--from', '2026-10-01', '--operation', 'Send']);
    expect(err).toBe(SHOW + GAP + BEGUN + REACH);
    const settled = await ask(['query', '--from', '2026-11-01', '--to', '2026-11-02']);
    expect(settled.err).toContain(`\n${GAP}`);
    expect(settled.err).not.toContain(REACH);
    const all = await ask(['query', '--json']);
    expect(all.err).toBe(GAP);
  });

  it('says of an empty answer what was searched, and what may have been meant', async () => {
    const args = [
      'query',
      '--operation',
      'Sned',
      '--type',
      '2',
      '--from',
      '2026-11-02',
      '--to',
      '2026-11-04',
    ];
    expect(await ask(args)).toEqual({
      exitCode: 0,
      out: '',
      err:
        'No stored record matches.\n' +
        'Searched: type 2 (ExchangeItem), operation Sned; from 2026-11-02 00:00:00 to 2026-11-05 00:00:00 UTC (3 days of the months that have tables).\n' +
        `Did you mean --operation Send? Letter case counts.\n${GAP}${REACH}`,
    });
    const lookup = await ask(['lookup', 'user', 'nobody\u001b[1m']);
    expect(lookup.err).toContain(
      'Searched: user nobody\\u001b[1m; from the first month that is stored to now',
    );
  });

  it('lets no record do anything to a terminal or a spreadsheet', async () => {
    for (const format of [[], ['--csv'], ['--json'], ['--columns']]) {
      const { out } = await ask(['query', ...format], { isTerminal: true });
      expect(out.replaceAll('\n', '').replaceAll('\r', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
    }
    expect((await ask(['query', '--csv'])).out).toContain("'=cmd|");
  });

  it('runs every example of its help', async () => {
    const examples: string[] = [];
    for (const command of ['query', 'lookup', 'show']) {
      const { out } = await ask([command, '--help']);
      examples.push(
        ...[...out.matchAll(/^ {2}npm run --silent audit -- (.*)$/gm)].map(([, line = '']) => line),
      );
    }
    expect(examples.length).toBeGreaterThanOrEqual(8);
    for (const line of examples) {
      const [command = ''] = line.split(' > ');
      const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      const args = words[0] === 'show' ? ['show', 'a'] : words;
      expect({ line, ...(await ask(args)) }).toMatchObject({ line, exitCode: 0 });
    }
  });

  it('explains a plan and reads no record', async () => {
    const before = served.service.takeCounts();
    expect(before.requests).toBeGreaterThan(0);
    const { out, err } = await ask([
      'lookup',
      'session',
      's1',
      '--from',
      '2026-11-02',
      '--to',
      '2026-11-04',
      '--explain',
    ]);
    expect([served.service.takeCounts().requests, err]).toEqual([1, '']);
    expect(out.split('\n')).toEqual([
      'Tables        AuditIndex202611, AuditRecords202611',
      'Days          3 days, 2026-11-04 to 2026-11-02, newest first',
      "Index         PartitionKey eq 'session_2026-11-04' and RowKey ge 's1|' and RowKey lt 's1}'",
      '              and so on for each day',
      'Partitions    those that the index names',
      'Store filter  none',
      'Checked here  nothing',
      'Requests      1 for this plan, then 3 for the index, one for each partition that it names and one for each further page of 1000',
      'Entities      an index row and a record for each record found; an index row may stand for several',
      '',
    ]);
  });

  it('explains a plan by partitions, also as JSON', async () => {
    const query = [
      'query',
      '--operation',
      'Send',
      '--from',
      '2026-11-02T10:00',
      '--to',
      '2026-11-03',
      '--explain',
    ];
    const { out } = await ask(query);
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        'Tables        AuditRecords202611',
        'Partitions    2_2026-11-03, 50_2026-11-03, 2_2026-11-02, 50_2026-11-02',
        "Range         RowKey ge '00:00:00' and RowKey lt '24:00:00' on 2026-11-03",
        "Store filter  Operation eq 'Send'",
      ]),
    );
    expect(JSON.parse((await ask([...query, '--json'])).out)).toMatchObject({
      tables: ['AuditRecords202611'],
      partitions: ['2_2026-11-03', '50_2026-11-03', '2_2026-11-02', '50_2026-11-02'],
      plan: { condition: "Operation eq 'Send'", days: ['2026-11-03', '2026-11-02'] },
    });
  });
});

describe('a search that no key narrows', () => {
  beforeAll(async () => {
    const tables = openTables(served.connectionString, 'Long');
    const months = ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07'];
    await storeRecords(
      tables,
      months.map((month) =>
        recordText({ Id: month, CreationTime: `${month}-05T10:00:00`, Operation: 'Odd' }),
      ),
    );
  });
  const long = (args: readonly string[]) => ask(args, { prefix: 'Long' });

  it('keeps to the newest days and says so, exit 1', async () => {
    const { exitCode, out, err } = await long(['query', '--operation', 'Odd', '--json']);
    expect([exitCode, out.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toContain('Only 2026-10-12 to 2026-11-30 was searched');
    expect(err).toContain('--scan to read everything');
  });

  it.each([
    ['--scan', ['--scan'], 5],
    ['a time', ['--from', '2026-08-01'], 4],
    ['a type', ['--type', '50'], 5],
    ['a limit that is reached', ['--limit', '1'], 1],
  ])('is carried through with %s', async (_, more, records) => {
    const { exitCode, out } = await long(['query', '--operation', 'Odd', '--json', ...more]);
    expect([exitCode, out.trim().split('\n').length]).toEqual([0, records]);
  });
});
