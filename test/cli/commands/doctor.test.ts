import { Command } from 'commander';
import { addDoctorCommand } from '../../../cli/commands/doctor';
import { systemClock } from '../../../shared/time/systemClock';
import { type Azurite, startAzurite } from '../../azurite/startAzurite';
import { startTenant } from '../../tenant/startTenant';
import type { Tenant } from '../../tenant/tenant';
import { trustTenant } from '../../tenant/trustTenant';

let azurite: Azurite;
let tenant: Tenant;

beforeAll(async () => {
  [azurite, tenant] = await Promise.all([startAzurite(), startTenant()]);
  trustTenant(tenant);
});
afterAll(() => Promise.all([azurite.stop(), tenant.stop()]));

async function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const printed = { out: '', err: '' };
  const output = (to: 'out' | 'err') => ({
    isTerminal: false,
    async write(text: string) {
      printed[to] += text;
    },
  });
  const program = new Command().exitOverride();
  const context = { env, out: output('out'), err: output('err'), clock: systemClock, random: () => 0.5 };
  addDoctorCommand(program, { ...context, abortSignal: new AbortController().signal });
  const failure: unknown = await program.parseAsync(['doctor', ...args], { from: 'user' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { ...printed, failure };
}

describe('doctor', () => {
  it('says everything that is missing without settings, and fails', async () => {
    const { out, failure } = await run([], {});
    expect(out).toMatch(
      /^FAIL {2}setting AZURE_TENANT_ID +AZURE_TENANT_ID is not set\.\n {6}-> Set AZURE_TENANT_ID/,
    );
    expect(out).toContain('FAIL  setting TABLES_ENDPOINT');
    expect(out).toContain('Not checked: the settings have to be mended first.');
    expect(failure).toMatchObject({
      name: 'OperatorFault',
      message: '4 of 6 checks failed.',
      fix: expect.stringContaining('Begin with the first one'),
    });
  });

  it('prints JSON, and ends well where nothing fails', async () => {
    const env = { ...tenant.environment(), TABLES_CONNECTION_STRING: azurite.connectionString };
    const { out, err, failure } = await run(['--json'], env);
    expect([err, failure]).toEqual(['', undefined]);
    const { checks } = JSON.parse(out);
    expect(checks[0]).toEqual({
      name: 'settings',
      ok: true,
      detail: 'Complete: a simulated tenant, Audit.Exchange.',
      fix: null,
    });
    expect(checks.map(({ ok }: { ok: unknown }) => ok)).not.toContain(false);
    expect(out).not.toContain('simulated-secret');
    expect(out).not.toContain('AccountKey');
  });
});
