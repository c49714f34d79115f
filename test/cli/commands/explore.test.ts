import { runAudit } from '../../../cli/runAudit';
import { systemClock } from '../../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';

let azurite: Azurite;

/** Runs `explore` until it has printed its address. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  const stop = new AbortController();
  const printed = { out: '', err: '' };
  const into = (name: 'out' | 'err') => ({
    isTerminal: false,
    async write(text: string) {
      printed[name] += text;
      if (printed.err.includes('Ctrl-C')) stop.abort(new Error('stopped by a person'));
    },
  });
  const exitCode = await runAudit(['explore', ...args], {
    env: { TABLES_CONNECTION_STRING: azurite.connectionString, ...env },
    out: into('out'),
    err: into('err'),
    clock: systemClock,
    random: Math.random,
    abortSignal: stop.signal,
  });
  return { exitCode, ...printed };
}

describe('explore', () => {
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(() => azurite.stop());

  it('prints its address and nothing else on stdout, and ends well when a person stops it', async () => {
    const { exitCode, out, err } = await run([]);
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /^Open this address in your browser:\n\n {2}http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n\n$/,
    );
    expect(err).toBe(
      'It opens once, in one browser, and only on this machine. Press Ctrl-C here to end it.\nStopped.\n',
    );
  });

  it('prints it as JSON, on the port that is wanted', async () => {
    const first: { address: string } = JSON.parse((await run(['--json'])).out);
    const { port } = new URL(first.address);
    const again: { address: string } = JSON.parse((await run(['--json', '--port', port])).out);
    expect(new URL(again.address).port).toBe(port);
    expect(again.address).not.toBe(first.address);
  });

  it.each(['65536', '-1', 'x', '1.5'])('takes no port %s', async (port) => {
    const { exitCode, err } = await run([`--port=${port}`]);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('Give a number from 1024 to 65535')]);
  });

  it('says which setting is missing', async () => {
    const { exitCode, err } = await run([], { TABLES_CONNECTION_STRING: '' });
    expect([exitCode, err]).toEqual([1, expect.stringContaining('TABLES_ENDPOINT')]);
  });
});
