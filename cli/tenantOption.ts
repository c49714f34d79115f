import { type Command, Option } from 'commander';
import { chosenTenant } from '../shared/tenants/chosenTenant';
import { type TenantEnvironment, tenantEnvironments } from '../shared/tenants/tenantEnvironments';

// These tell of every tenant, one after the other, where none is named.
const FOR_EACH_TENANT: readonly string[] = ['doctor', 'poll', 'status'];
// Messages tell whose content it is: a worker serves every tenant that is set up.
const NEEDS_NO_TENANT: readonly string[] = ['demo', 'ingest'];

/** Says that a command line is meant for every tenant. */
export class ForEachTenant extends Error {
  override readonly name = 'ForEachTenant';

  constructor(readonly tenants: readonly TenantEnvironment[]) {
    super('this command line is meant for every tenant');
  }
}

/**
 * Gives every command the option `--tenant`, also those that are added later, and sets the context's variables before one runs.
 * @param program with all commands added
 * @param choose told of the tenant whose variables count
 */
export function addTenantOption(
  program: Command,
  env: NodeJS.ProcessEnv,
  choose: (tenant: TenantEnvironment) => void,
): void {
  for (const command of leafCommands(program)) {
    if (!NEEDS_NO_TENANT.includes(command.name()))
      command.addOption(new Option('--tenant <name>', 'whose tables, where TENANTS holds several'));
  }
  program.hook('preAction', (_program, command) => {
    if (NEEDS_NO_TENANT.includes(command.name())) return;
    const { tenant, json, html } = command.opts<{ tenant?: string; json?: true; html?: string }>();
    const tenants = tenantEnvironments(env);
    const isForEach = FOR_EACH_TENANT.includes(command.name()) && !json && html === undefined;
    if (tenant === undefined && tenants.length > 1 && isForEach) throw new ForEachTenant(tenants);
    choose(chosenTenant(tenants, tenant));
  });
}

function leafCommands(command: Command): Command[] {
  if (command.commands.length === 0) return [command];
  return command.commands.flatMap(leafCommands);
}
