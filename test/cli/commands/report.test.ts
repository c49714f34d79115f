import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { runAudit } from '../../../cli/runAudit';
import { CoverageTable } from '../../../shared/ledger/coverageTable';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';
import { gapWith } from '../../query/memoryTables';
import { openTables, storeRecords } from '../../query/tablesWithRecords';
import { sampleRecords } from '../../records/sampleRecords';
import { incident } from '../../reports/incident';
import { vendorSampleMended } from '../../tenant/bad/vendorSample';

const at = (text: string) => new Date(`${text}Z`);
const ACCESS = ['mail-access', '--address', '203.0.113.66', '--from', '2026-11-08', '--to', '2026-11-12'];
const GAP = 'nothing polled for more than 7 days, and Microsoft lists no more';

describe('report', () => {
  let azurite: Azurite;
  let folder: string;
  beforeAll(async () => {
    azurite = await startAzurite();
    folder = await mkdtemp(join(tmpdir(), 'report-'));
    const tables = openTables(azurite.connectionString, 'Audit');
    const { encryptedMailRead, encryptedAttachmentRefused } = sampleRecords;
    const portal = [encryptedMailRead, encryptedAttachmentRefused].map((record) => JSON.stringify(record));
    await storeRecords(tables, [...incident, ...portal, vendorSampleMended.text]);
    const coverage = new CoverageTable(tables.store, tables.names.coverage);
    await coverage.update('Audit.Exchange', () => ({
      ...{ coveredFrom: at('2026-11-09T00:00:00'), listedTo: at('2026-11-19T00:00:00') },
      ...{ coveredTo: at('2026-11-19T00:00:00'), lastPollAt: at('2026-11-19T00:00:00') },
    }));
    await coverage.open(gapWith({ from: at('2026-11-10T00:00:00'), to: at('2026-11-10T01:00:00') }));
  });
  afterAll(async () => {
    await azurite.stop();
    await rm(folder, { recursive: true });
  });

  async function run(...args: string[]) {
    const printed = { out: '', err: '' };
    const into = (name: 'out' | 'err') => ({
      isTerminal: false,
      async write(text: string) {
        printed[name] += text;
      },
    });
    const exitCode = await runAudit(['report', ...args], {
      env: { TABLES_CONNECTION_STRING: azurite.connectionString },
      out: into('out'),
      err: into('err'),
      clock: { now: () => at('2026-11-19T00:10:00'), sleep: async () => {} },
      random: () => 0.5,
      abortSignal: new AbortController().signal,
    });
    return { exitCode, ...printed };
  }

  it('answers which messages were read from an address, and says what cannot be known', async () => {
    const { exitCode, out, err } = await run(...ACCESS);
    expect([exitCode, err]).toEqual([0, '']);
    expect(out).toContain('Mail access from 203.0.113.66, 2026-11-08 00:00 to 2026-11-13 00:00 UTC\n');
    expect(out).toContain('3 sessions read 4 messages that the records name, in 2 mailboxes.\n');
    expect(out).toContain('1 folder was synchronised: count everything in it as read.\n');
    expect(out).toContain('In 1 period Microsoft had stopped recording (throttling)');
    expect(out).toMatch(/<m1@contoso\.com> +1,000 +in-2\n/);
    expect(out).not.toMatch(/^Session +Unusual +Mailbox +User/m);
    expect(out).toContain('1 gap in the tables may hide records of this time');
    expect(out).toContain('Collecting Audit.Exchange began 2026-11-09 00:00 UTC.');
    expect(out).toMatch(new RegExp(`2026-11-10 00:00:00 +2026-11-10 01:00:00 +Audit\\.Exchange +${GAP}`));
  });

  it('says it all as JSON, limits and gaps included', async () => {
    const { out } = await run(...ACCESS, '--json');
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      report: 'mail-access',
      selection: { address: '203.0.113.66' },
      records: 4,
    });
    expect(report.messages).toHaveLength(4);
    expect(report.limits.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['sync', 'throttled', 'gaps', 'beforeCoverage', 'mayStillCome', 'licences']),
    );
    expect(report.coverage.gaps).toMatchObject([{ from: '2026-11-10T00:00:00.000Z' }]);
  });

  it('says it all as CSV, limits and gaps included', async () => {
    const { out } = await run(...ACCESS, '--csv');
    const lines: Record<string, string>[] = parse(out, { bom: true, columns: true });
    const parts = new Set(lines.map(({ Part }) => Part));
    expect([...parts]).toEqual([
      'Note',
      'Answer',
      'What cannot be known',
      'Sessions',
      'Messages read',
      'Folders synchronised',
      'Blind spots by throttling',
      'Apps',
      'Gaps in the tables',
    ]);
    expect(lines.find(({ Part }) => Part === 'Gaps in the tables')).toMatchObject({ Reason: GAP });
  });

  it('writes a page that carries the records behind its rows', async () => {
    const file = join(folder, 'access.html');
    const { exitCode, err } = await run(...ACCESS, '--html', file);
    expect([exitCode, err]).toEqual([0, `Wrote ${file}\n`]);
    const page = await readFile(file, 'utf8');
    expect(page).toContain('<h1>Mail access</h1>');
    expect(page).toContain(GAP);
    const texts = /id="record-texts">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}';
    const received = JSON.parse(texts);
    expect(Object.keys(received).sort()).toEqual(['in-1', 'in-2', 'in-3', 'sync-1']);
    expect(incident).toContain(received['in-1']);
  });

  it('has the records that Microsoft and a log vendor print, with their values', async () => {
    const encrypted = await run('encrypted-mail', '--to', '2023-12-31', '--csv');
    const lines: Record<string, string>[] = parse(encrypted.out, { bom: true, columns: true });
    const story = lines.filter(({ Part }) => Part === 'The story in time');
    const sender = 'admin@M365x965352.onmicrosoft.com';
    expect(story).toMatchObject([
      {
        ...{
          Time: '2023-03-22T19:04:09.000Z',
          What: 'failed to view an attachment',
          Attachment: 'Form.docx',
        },
        ...{ Reader: 'samschan.msft@gmail.com', 'Sign-in by': 'one-time passcode', Sender: sender },
        ...{ Subject: 'Support case 987654', Record: 'ef29c387-c81b-4812-9020-90b378d92cde' },
      },
      {
        ...{ Time: '2023-03-22T19:00:59.000Z', What: 'opened the message', 'Sign-in by': 'Google' },
        ...{ Reader: 'samschan.msft@gmail.com', Sender: sender, Subject: 'Support case 1234567' },
        Record: 'a3500d45-6ab3-4971-a762-a01a846015d0',
      },
    ]);
    const access = await run('mail-access', '--mailbox', 'maeve.obrien@contoso.onmicrosoft.com', '--json');
    expect(JSON.parse(access.out).messages).toMatchObject([
      {
        messageId: '0b9f1e52-0000-4000-a000-0000000000cc@DB5EUR01BG999.eop-EUR01.prod.protection.outlook.com',
        ...{ folder: '\\Inbox', first: '2026-02-07T23:47:30.000Z' },
      },
    ]);
  });

  it('says of nothing found that this proves nothing', async () => {
    const { exitCode, out } = await run('mail-access', '--user', 'eve@contoso.com', '--from', '2026-11-08');
    expect(exitCode).toBe(0);
    expect(out).toContain('No access to mail is recorded for this. That is no proof that there was none');
    expect(out).toContain('The data reaches to 2026-11-19 00:00 UTC.');
  });

  it.each([
    [['mail-acess'], /Did you mean mail-access\?/],
    [['mail-access', '--address', 'host.example'], /Give an IPv4 or IPv6 address/],
    [['mail-access', '--from', '2026-11-12', '--to', '2026-11-08'], /--from must be before --to/],
    [['encrypted-mail', '--json', '--csv'], /cannot be used with/],
    [[], /mail-access.*encrypted-mail/s],
  ])('does not take %j', async (args, said) => {
    const { exitCode, err } = await run(...args);
    expect(exitCode).toBe(2);
    expect(err).toMatch(said);
  });
});
