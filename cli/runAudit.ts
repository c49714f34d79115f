import { Command, CommanderError } from 'commander';
import { appVersion } from '../shared/ingest/appVersion';
import { givenVariables } from '../shared/settings/givenVariables';
import { settingNames } from '../shared/settings/settingNames';
import { SettingsFault } from '../shared/settings/settingsFault';
import type { TenantEnvironment } from '../shared/tenants/tenantEnvironments';
import { tenantFault } from '../shared/tenants/tenantFault';
import type { CommandContext } from './commandContext';
import { explainError } from './output/explainError';
import { addTenantOption, ForEachTenant } from './tenantOption';

type AddCommand = (program: Command, context: CommandContext) => void;

// In the order in which a person comes to need them. Each is loaded when it is asked for: a poll needs no CSV reader.
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  doctor: async () => (await import('./commands/doctor.js')).addDoctorCommand,
  poll: async () => (await import('./commands/poll.js')).addPollCommand,
  ingest: async () => (await import('./commands/ingest.js')).addIngestCommand,
  status: async () => (await import('./commands/status.js')).addStatusCommand,
  query: async () => (await import('./commands/query.js')).addQueryCommand,
  lookup: async () => (await import('./commands/lookup.js')).addLookupCommand,
  show: async () => (await import('./commands/show.js')).addShowCommand,
  report: async () => (await import('./commands/report.js')).addReportCommand,
  export: async () => (await import('./commands/export.js')).addExportCommand,
  explore: async () => (await import('./commands/explore.js')).addExploreCommand,
  verify: async () => (await import('./commands/verify.js')).addVerifyCommand,
  replay: async () => (await import('./commands/replay.js')).addReplayCommand,
  import: async () => (await import('./commands/import.js')).addImportCommand,
  'drop-months': async () => (await import('./commands/dropMonths.js')).addDropMonthsCommand,
  demo: async () => (await import('./commands/demo.js')).addDemoCommand,
};

/**
 * Runs one command line.
 * @param args without program and script
 * @returns the exit code: 0 good, 1 failed, 2 the command line was not understood
 */
export async function runAudit(args: readonly string[], context: CommandContext): Promise<number> {
  const { env, out, err, abortSignal } = context;
  let chosen: TenantEnvironment = { name: undefined, env };
  // Commands read their variables when they run: by then a tenant is chosen.
  const ofTenant: CommandContext = {
    ...context,
    get env() {
      return chosen.env;
    },
    get tenant() {
      return chosen.name;
    },
  };
  const program = new Command('audit')
    .description("Keeps a Microsoft 365 tenant's Exchange audit trail in Azure Table Storage.")
    .helpCommand(false)
    .version(appVersion(), '--version', 'print the version of this app')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void out.write(text), writeErr: (text) => void err.write(text) })
    .addHelpText(
      'after',
      '\nExamples:\n  npm run --silent audit -- query --type OMEPortal --from -7d' +
        '\n  npm run --silent audit -- report mail-access --address 203.0.113.7 --from -7d',
    );
  // Help, and what to suggest for an unknown name, need them all.
  const asked = Object.entries(COMMANDS).filter(([name]) => name === args[0]);
  const loads = asked.length > 0 ? asked : Object.entries(COMMANDS);
  for (const [, load] of loads) (await load())(program, ofTenant);
  addTenantOption(program, env, (tenant) => {
    chosen = tenant;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof ForEachTenant) return runForEach(error.tenants, args, context);
    await err.write(abortSignal.aborted ? 'Stopped.\n' : explainError(tenantFault(error, chosen.name)));
    if (error instanceof SettingsFault && isNothingSet(env))
      await err.write('To see it work first, without a tenant: npm start\n');
    return 1;
  }
}

function isNothingSet(env: NodeJS.ProcessEnv): boolean {
  const given = givenVariables(env);
  return settingNames.every(({ name }) => given[name] === undefined);
}

/** One tenant after the other; what fails for one keeps no other from its turn. */
async function runForEach(
  tenants: readonly TenantEnvironment[],
  args: readonly string[],
  context: CommandContext,
): Promise<number> {
  let exitCode = 0;
  for (const [index, { name = '' }] of tenants.entries()) {
    if (context.abortSignal.aborted) break;
    await context.out.write(`${index === 0 ? '' : '\n'}Tenant ${name}\n\n`);
    exitCode = Math.max(exitCode, await runAudit([...args, '--tenant', name], context));
  }
  return exitCode;
}
