import { once } from 'node:events';
import { endOf, runCli, startCli } from './compiledCli';

describe('audit demo', () => {
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

  it('prints its result as JSON', async () => {
    const { stdout } = await runCli(['demo', '--records', '20', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ published: 20, stored: 20, missing: [], unexpected: 0 });
  });

  it('stays with --keep until it is stopped, prints settings that work, and leaves nothing behind', async () => {
    const child = startCli(['demo', '--records', '20', '--keep', '--json']);
    let printed = '';
    for await (const chunk of child.stderr ?? []) {
      printed += String(chunk);
      if (printed.includes('Connection string:\n  Default')) break;
    }
    const settings = Object.fromEntries(
      [...printed.matchAll(/^ {2}export (\w+)='(.*)'$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    const query = await runCli(['query', '--json'], settings);
    expect(query.stdout.split('\n')).toHaveLength(21);
    const [exited] = [once(child, 'exit'), child.kill('SIGINT')];
    child.stdout?.resume();
    expect((await exited)[0]).toBe(0);
    const gone = await runCli(['query'], settings);
    expect([gone.exitCode, gone.stderr]).toEqual([1, expect.stringContaining('cannot be reached')]);
  });

  it('touches nothing that is set up for a real tenant', async () => {
    const child = startCli(['demo', '--records', '20'], {
      TABLES_ENDPOINT: 'https://real.table.core.windows.net',
      AZURE_CLIENT_CERTIFICATE_PATH: '/nowhere.pem',
      M365_CLOUD: 'gcchigh',
      TABLE_PREFIX: 'Real',
    });
    expect((await endOf(child)).exitCode).toBe(0);
  });
});
