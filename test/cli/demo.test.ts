import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { runCli, startCli } from './compiledCli';
import { keptDemo } from './keptDemo';
import { openExplored } from './openExplored';

describe('audit demo', () => {
  let kept: ChildProcess | undefined;
  afterAll(() => kept?.kill('SIGKILL'));

  it('stores every record byte for byte and tells what it does', async () => {
    const { exitCode, stdout, stderr } = await runCli(['demo', '--records', '300']);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      '6. Compared byte for byte: 300 published, 300 stored as they were published.\n',
    );
    expect(stdout).toMatch(/ 154 {2}OMEPortal /);
    expect(stdout).toMatch(/UTC: .* the encrypted message /);
    expect(stdout).toMatch(/UTC: .* read \d+ messages? in /);
  });

  it('prints its result as JSON, and touches nothing that is set up for a real tenant', async () => {
    const { stdout } = await runCli(['demo', '--records', '20', '--json'], {
      TABLES_ENDPOINT: 'https://real.table.core.windows.net',
      AZURE_CLIENT_CERTIFICATE_PATH: '/nowhere.pem',
      M365_CLOUD: 'gcchigh',
      TABLE_PREFIX: 'Real',
    });
    expect(JSON.parse(stdout)).toMatchObject({ published: 20, stored: 20, missing: [], unexpected: 0 });
  });

  it('stays with --keep until it is stopped, prints settings that work, and leaves nothing behind', async () => {
    kept = startCli(['demo', '--records', '20', '--keep', '--json']);
    const [settings, page] = await Promise.all([keptDemo(kept), openExplored(kept)]);
    expect([page.status, page.body]).toEqual([
      200,
      expect.stringContaining('<h2 id="results-title">20 records</h2>'),
    ]);
    expect(page.body).toMatch(/Last poll \d+ min ago: 20 new records/);
    const query = await runCli(['query', '--json'], settings);
    expect(query.stdout.split('\n')).toHaveLength(21);
    kept.kill('SIGINT');
    expect((await once(kept, 'exit'))[0]).toBe(0);
    const gone = await runCli(['query'], settings);
    expect([gone.exitCode, gone.stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
    await expect(fetch(page.address)).rejects.toThrow();
  });
});
