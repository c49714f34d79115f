import type { CommandContext } from '../../cli/commandContext';
import { runAudit } from '../../cli/runAudit';

/** Runs a command line in this process, without settings. */
async function run(args: string[], given: Partial<CommandContext> = {}) {
  const printed = { out: '', err: '' };
  const exitCode = await runAudit(args, {
    env: {},
    out: {
      isTerminal: false,
      async write(text) {
        printed.out += text;
      },
    },
    err: {
      isTerminal: false,
      async write(text) {
        printed.err += text;
      },
    },
    clock: { now: () => new Date('2026-11-10T12:00:00Z'), sleep: async () => {} },
    random: () => 0.5,
    abortSignal: new AbortController().signal,
    ...given,
  });
  return { exitCode, ...printed };
}

const commands = [
  'doctor',
  'poll',
  'ingest',
  'status',
  'query',
  'lookup',
  'show',
  'export',
  'explore',
  'verify',
  'replay',
  'import',
  'demo',
];

describe('runAudit', () => {
  it('lists its commands', async () => {
    const { exitCode, out, err } = await run(['--help']);
    expect([exitCode, err]).toEqual([0, '']);
    expect([...out.matchAll(/^ {2}(\w+) .*\[options\]/gm)].map(([, name]) => name)).toEqual(commands);
  });

  it.each(commands)('gives help for %s with an example and --json', async (command) => {
    const { exitCode, out } = await run([command, '--help']);
    expect(exitCode).toBe(0);
    expect(out).toMatch(new RegExp(`\nExamples?:\n {2}npm run --silent audit -- ${command}`));
    expect(out).toMatch(/^ {2}--json /m);
  });

  it.each([
    [[], 'Usage: audit'],
    [['qury'], "unknown command 'qury'\n(Did you mean query?)"],
    [['query', '--jsn'], "unknown option '--jsn'\n(Did you mean --json?)"],
    [['query', '--type', 'OMEPotral'], 'Unknown record type. Did you mean OMEPortal?'],
    [['query', '--type', 'xyz'], 'Unknown record type. Give its number or its name'],
    [['query', '--from', 'yesterday'], 'Write a day as 2026-11-01'],
    [['query', '--from', '2026-11-02', '--to', '2026-11-01'], '--from must be before --to'],
    [['query', '--limit', '0'], 'Give a whole number from 1 up.'],
    [['query', '--csv', '--json'], "option '--csv' cannot be used with option '--json'"],
    [['query', '--address', 'contoso.com'], 'Give an IPv4 or IPv6 address'],
    [['query', '--address', '203.0.113.0/40'], 'or a block such as 203.0.113.0/24.'],
    [['query', '--mailbox', 'Unknown'], 'No record has this for its mailbox'],
    [['query', '--order', 'biggest'], 'Give newest or oldest.'],
    [['query', '--text', ''], 'Give some text.'],
    [['lookup', 'adress', '203.0.113.5'], 'Did you mean address?'],
    [['lookup', 'thing', '203.0.113.5'], 'Give one of user, mailbox, app, address'],
    [['lookup', 'address', '203.0.113'], "address '203.0.113': Give an IPv4 or IPv6 address"],
    [['lookup', 'message', '<>'], 'No record has this for its message'],
    [['lookup', 'user'], "missing required argument 'value'"],
    [['lookup', 'user', 'a@b.c', '--from', '2026-11-02', '--to', '2026-11-01'], '--from must be before --to'],
    [['show'], "missing required argument 'id'"],
    [['show', 'a', 'b'], 'too many arguments'],
  ])('%j is not understood: exit 2', async (args, message) => {
    const { exitCode, out, err } = await run(args);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it.each([['poll'], ['status'], ['query'], ['show', 'some-id']])(
    '%s without settings says which to set: exit 1',
    async (...args) => {
      const { exitCode, out, err } = await run(args);
      expect([exitCode, out]).toEqual([1, '']);
      expect(err).toContain('TABLES_ENDPOINT is not set.\n');
      expect(err).toContain('To mend it: ');
      expect(err).toMatch(/\nTo see it work first, without a tenant: npm start\n$/);
      expect(err).not.toContain('    at ');
    },
  );

  it('does not point to the demo where something is set', async () => {
    const { err } = await run(['status'], { env: { TABLE_PREFIX: 'Contoso' } });
    expect(err).toContain('TABLES_ENDPOINT is not set.');
    expect(err).not.toContain('npm start');
  });

  it('says that it was stopped rather than why a stopped thing failed', async () => {
    const env = { TABLES_CONNECTION_STRING: 'UseDevelopmentStorage=true' };
    const abortSignal = AbortSignal.abort(new Error('stopped by a person'));
    expect(await run(['status'], { env, abortSignal })).toEqual({ exitCode: 1, out: '', err: 'Stopped.\n' });
  });
});
