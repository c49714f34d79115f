import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAudit } from '../../cli/runAudit';
import { systemClock } from '../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../azurite/startAzurite';
import { publishGenerated } from '../tenant/publishGenerated';
import { startTenant } from '../tenant/startTenant';
import type { Tenant } from '../tenant/tenant';
import { runCli } from './compiledCli';

const HOUR_MS = 60 * 60_000;
const clientId = 'c1e0a000-0000-4000-a000-0000000000bb';
const ids = ['b0000000-0000-4000-a000-000000000001', 'b0000000-0000-4000-a000-000000000002'];

let azurite: Azurite;
let tenants: Tenant[];
let folder: string;
let settings: Record<string, string>;

beforeAll(async () => {
  azurite = await startAzurite();
  folder = await mkdtemp(join(tmpdir(), 'tenants-'));
  tenants = await Promise.all(ids.map((tenantId) => startTenant({ tenantId, clientId, seed: tenantId })));
  for (const [index, tenant] of tenants.entries()) {
    const to = new Date(tenant.clock.now().getTime() - 2 * HOUR_MS);
    publishGenerated(tenant, { seed: `c${index}`, count: 10 + index, to });
  }
  const certificates = join(folder, 'certificates.pem');
  await writeFile(certificates, tenants.map(({ certificatePem }) => certificatePem).join('\n'));
  const entries = tenants.map(({ tenantId, url }, index) => ({
    name: index === 0 ? 'contoso' : 'fabrikam',
    tenantId,
    activityApiUrl: url,
    authorityHost: url,
    tablePrefix: index === 0 ? 'Contoso' : 'Fabrikam',
  }));
  settings = {
    TENANTS: JSON.stringify(entries),
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: 'simulated-secret',
    TABLES_CONNECTION_STRING: azurite.connectionString,
    NODE_EXTRA_CA_CERTS: certificates,
  };
});
afterAll(async () => {
  await Promise.all([azurite.stop(), ...tenants.map((tenant) => tenant.stop())]);
  await rm(folder, { recursive: true, force: true });
});

test('poll, status and doctor take one tenant after the other, the others the one that is named', async () => {
  const poll = await runCli(['poll'], settings);
  expect(poll).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Tenant contoso\n[\s\S]*\n\nTenant fabrikam\n/),
  });
  const counts = await Promise.all(
    ['contoso', ids[1] ?? ''].map(async (name) => {
      const { stdout } = await runCli(['query', '--json', '--tenant', name], settings);
      return stdout.trimEnd().split('\n').length;
    }),
  );
  expect(counts).toEqual([10, 11]);
  const status = await runCli(['status'], settings);
  expect(status).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Tenant contoso\n[\s\S]*\n\nTenant fabrikam\n/),
  });
  const one = await runCli(['status', '--json', '--tenant', 'Fabrikam'], settings);
  expect(JSON.parse(one.stdout)).toMatchObject({ contentTypes: [{ contentType: 'Audit.Exchange' }] });
}, 60_000);

test('what fails for one tenant is told, and the next has its turn', async () => {
  tenants[0]?.faults.set({ signInError: 7000222 });
  const doctor = await runCli(['doctor'], settings);
  tenants[0]?.faults.clear();
  expect(doctor.exitCode).toBe(1);
  expect(doctor.stdout).toMatch(
    /^Tenant contoso\n[\s\S]*FAIL +sign-in [\s\S]*\n\nTenant fabrikam\n[\s\S]*ok +sign-in /,
  );
}, 60_000);

test.each([
  [
    ['query'],
    'TENANTS holds 2 tenants: contoso, fabrikam.\nTo mend it: Say which one is meant: --tenant contoso.\n',
  ],
  [
    ['status', '--json'],
    'TENANTS holds 2 tenants: contoso, fabrikam.\nTo mend it: Say which one is meant: --tenant contoso.\n',
  ],
  [
    ['show', 'x', '--tenant', 'northwind'],
    'There is no tenant northwind in TENANTS.\nTo mend it: Choose one of contoso, fabrikam.\n',
  ],
])('%j needs a tenant that there is', async (args, stderr) => {
  expect(await runCli(args, settings)).toEqual({ exitCode: 1, stdout: '', stderr });
});

test('a setting of one tenant is named as it stands in TENANTS', async () => {
  const [first, ...rest] = JSON.parse(settings.TENANTS ?? '');
  const broken = { ...settings, TENANTS: JSON.stringify([{ ...first, tablePrefix: '1x' }, ...rest]) };
  expect(await runCli(['status', '--tenant', 'contoso'], broken)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(
      /^tablePrefix of contoso in TENANTS is '1x', no beginning of a table name\.\nTo mend it: Set tablePrefix of contoso/,
    ),
  });
});

/** Help, as this process prints it. */
async function helpOf(args: string[]): Promise<string> {
  let printed = '';
  const out = {
    isTerminal: false,
    async write(text: string) {
      printed += text;
    },
  };
  const { signal: abortSignal } = new AbortController();
  await runAudit([...args, '--help'], {
    env: {},
    out,
    err: out,
    clock: systemClock,
    random: () => 0.5,
    abortSignal,
  });
  return printed;
}

/** Commands, and those below them, as their help lists them. */
async function commandsBelow(path: string[] = []): Promise<string[][]> {
  const [, list = ''] = (await helpOf(path)).split('\nCommands:\n');
  // The list ends where the examples begin.
  const names = [...(list.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z][\w-]*)/gm)].map(
    ([, name = '']) => name,
  );
  if (names.length === 0) return [path];
  return (await Promise.all(names.map((name) => commandsBelow([...path, name])))).flat();
}

test('every command takes --tenant, also one that is below another, but the demonstration and a worker, which serves all', async () => {
  const commands = await commandsBelow();
  expect(commands.length).toBeGreaterThan(8);
  const helps = await Promise.all(
    commands.map(async (path) => [path.join(' '), await helpOf(path)] as const),
  );
  expect(helps.filter(([, help]) => !help.includes('--tenant <name>')).map(([name]) => name)).toEqual([
    'ingest',
    'demo',
  ]);
});
