import { Command } from 'commander';
import { addVerifyCommand } from '../../cli/commands/verify';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { startVerifyHarness, type VerifyHarness } from '../verify/verifyHarness';

let azurite: Azurite;
let harness: VerifyHarness;

beforeAll(async () => {
  azurite = await startAzurite();
  harness = await startVerifyHarness(azurite);
  const text = (id: string) => `{"Id":"${id}","RecordType":50,"CreationTime":"2026-03-20T08:00:00"}`;
  const contentCreated = new Date(harness.clock.now().getTime() - 3_600_000);
  harness.tenant.publish([text('a'), text('b')], { contentCreated });
  await harness.poll();
});
afterAll(async () => {
  await harness.stop();
  await azurite.stop();
});

/** Runs the command in this process. @returns what it printed, and the error it ended with */
async function run(...args: string[]) {
  return runUntil(new AbortController().signal, ...args);
}

async function runUntil(abortSignal: AbortSignal, ...args: string[]) {
  const printed = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTerminal: false,
    async write(text: string) {
      printed[name] += text;
    },
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  const env = {
    ...harness.tenant.environment(),
    TABLES_CONNECTION_STRING: azurite.connectionString,
    TABLE_PREFIX: harness.names.prefix,
  };
  addVerifyCommand(program, {
    env,
    out: output('out'),
    err: output('err'),
    clock: harness.clock,
    random: () => 0.5,
    abortSignal,
  });
  const error: unknown = await program.parseAsync(['verify', ...args], { from: 'user' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { ...printed, error };
}

test('says that all is well, and prints it as JSON', async () => {
  const { out, err, error } = await run();
  expect(error).toBeUndefined();
  expect(out).toContain('2 records out of 1 content blob compared.\nAll of it is in the tables');
  expect(err).toBe('Note: this talks to a simulated tenant, not to Microsoft.\n');
  expect(JSON.parse((await run('--json', '--sample', '1')).out)).toMatchObject({ checked: 2, missing: [] });
});

test('ends with an error where something is missing, and no more once it is repaired', async () => {
  await harness.remove(`${harness.names.prefix}Records202603`, '50_2026-03-20', '08:00:00_a');
  const { out, error } = await run();
  expect(out).toContain('1 record not in the tables:\n  a (');
  expect(error).toMatchObject({ name: 'OperatorFault' });
  expect((await run('--repair')).out).toContain('1 record written.');
  expect((await run('--from', '-1d')).error).toBeUndefined();
});

test.each([
  ['long past', '2026-01-01', '2026-01-05'],
  ['to come', '2026-03-25', '2026-03-27'],
])('a span %s is not said to be well: nothing of it can be compared', async (_, from, to) => {
  const { out, error } = await run('--from', from, '--to', to);
  expect(out).toMatch(/^Nothing was compared/);
  expect(out).not.toContain('All of it');
  expect(error).toMatchObject({ name: 'OperatorFault' });
});

test('stopped before anything is kept, it does not promise to go on', async () => {
  const { err, error } = await runUntil(AbortSignal.abort(), '--restart');
  expect(error).toBeDefined();
  expect(err).toContain('the same command begins anew.\n');
  expect(err).not.toContain('goes on');
});

test.each([
  [['--from', 'yesterday'], 'Write a day as'],
  [['--sample', '0'], 'whole number'],
  [['--from', '2026-03-20', '--to', '2026-03-19'], '--from must be before --to'],
])('%j is not understood', async (args, message) => {
  const { error } = await run(...args);
  expect(error).toMatchObject({ name: expect.stringMatching(/^(CommanderError|InvalidArgumentError)$/) });
  expect(String(error)).toContain(message);
});
