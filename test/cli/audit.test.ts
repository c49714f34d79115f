import { once } from 'node:events';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';
import { endOf, runCli, startCli } from './compiledCli';

const HOUR_MS = 60 * 60_000;

describe('audit', () => {
  let azurite: Azurite;
  let tenant: Tenant;
  let settings: Record<string, string>;
  beforeAll(async () => {
    azurite = await startAzurite();
    tenant = await startTenant({ seed: 'cli' });
    settings = { ...tenant.environment(), TABLES_CONNECTION_STRING: azurite.connectionString };
    const to = new Date(tenant.clock.now().getTime() - 2 * HOUR_MS);
    publishGenerated(tenant, { seed: 'cli', count: 200, to, recordsPerBlob: 50 });
    const { exitCode, stderr } = await runCli(['poll'], settings);
    if (exitCode !== 0) throw new Error(stderr);
  });
  afterAll(async () => {
    await azurite.stop();
    await tenant.stop();
  });

  it('polls, and says what it did', async () => {
    const { exitCode, stdout, stderr } = await runCli(['poll'], { ...settings, TABLE_PREFIX: 'Other' });
    expect(stdout).toMatch(
      /^Took 200 records out of 4 content blobs in \d+\.\d s: 200 stored, 0 known from other content\.\n/,
    );
    expect(stdout).toContain(
      'Complete: everything that Microsoft has made available so far is in the tables.\n',
    );
    expect(stderr).toBe('Note: this talks to a simulated tenant, not to Microsoft.\n');
    expect(exitCode).toBe(0);
  });

  it('prints the summary of a poll as one JSON object', async () => {
    const { stdout } = await runCli(['poll', '--json'], settings);
    expect(JSON.parse(stdout)).toMatchObject({ records: 0, gaps: [], backlog: 0, complete: true });
  });

  it('gives back the received text of every record as JSON Lines', async () => {
    const { exitCode, stdout, stderr } = await runCli(['query', '--json'], settings);
    expect([exitCode, stderr]).toEqual([0, '']);
    const published = [...tenant.truth.records()].map(({ text = '' }) => text.replace(/[\r\n]+/g, ''));
    expect(stdout.split('\n').slice(0, -1).toSorted()).toEqual(published.toSorted());
  });

  it('gives stored columns, CSV and a table of the same records', async () => {
    const query = ['query', '--type', 'OMEPortal', '--type', '50', '--limit', '4'];
    const [columns, csv, table] = await Promise.all(
      [['--columns'], ['--csv'], []].map(
        async (format) => (await runCli([...query, ...format], settings)).stdout,
      ),
    );
    const ids = columns?.split('\n', 4).map((line) => String(JSON.parse(line).Id)) ?? [];
    expect(
      csv
        ?.split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[1]),
    ).toEqual(ids);
    expect(
      table
        ?.split('\n')
        .slice(1, -1)
        .map((line) => line.split(/\s+/).at(-1)),
    ).toEqual(ids);
  });

  it('shows a record', async () => {
    const [record] = tenant.truth.records();
    if (!record) throw new Error('the tenant has published nothing');
    const readable = await runCli(['show', record.id], settings);
    expect(readable.exitCode).toBe(0);
    expect(readable.stdout).toContain(`\nAs received\n${record.text?.split('\n')[0]}`);
    const json = await runCli(['show', record.id, '--json'], settings);
    expect(json.stdout).toBe(`${record.text?.replace(/[\r\n]+/g, '')}\n`);
  });

  it('counts the records', async () => {
    const { stdout } = await runCli(['status', '--counts', '--json'], settings);
    const { contentTypes, gaps, quarantined, records } = JSON.parse(stdout);
    expect([contentTypes.length, gaps, quarantined]).toEqual([1, [], 0]);
    expect(records.reduce((sum: number, each: { records: number }) => sum + each.records, 0)).toBe(200);
    expect((await runCli(['status'], settings)).stdout).toContain('No gaps.\nNothing in quarantine.\n');
  });

  it('ends a poll cleanly when it is stopped, with its summary', async () => {
    const child = startCli(['poll', '--json'], { ...settings, TABLE_PREFIX: 'Stopped' });
    // The first line on stderr comes before the first request.
    await once(child.stderr ?? child, 'data');
    child.kill('SIGINT');
    const { exitCode, stdout } = await endOf(child);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false });
    const next = await runCli(['poll', '--json'], { ...settings, TABLE_PREFIX: 'Stopped' });
    expect(JSON.parse(next.stdout)).toMatchObject({ complete: true });
  });

  it('ends quietly when its reader has had enough', async () => {
    const child = startCli(['query', '--json'], settings);
    child.stdout?.destroy();
    const errors: string[] = [];
    child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
    const [exitCode] = await once(child, 'close');
    expect([exitCode, errors]).toEqual([0, []]);
  });

  it('says in two lines what is wrong and what to do', async () => {
    const out = await runCli(['query'], { ...settings, TABLES_CONNECTION_STRING: 'UseDevelopmentStorage' });
    expect(out).toMatchObject({ exitCode: 1, stdout: '' });
    expect(out.stderr.split('\n')).toEqual([
      expect.stringMatching(/^TABLES_CONNECTION_STRING /),
      expect.stringMatching(/^To mend it: /),
      '',
    ]);
  });
});
