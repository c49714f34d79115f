import { OperatorFault } from '../faults/operatorFault';
import { forEachParallel } from '../tables/store/forEachParallel';
import { runLine } from '../telemetry/runLine';
import { type TenantEnvironment, tenantEnvironments } from '../tenants/tenantEnvironments';
import { pollTenant, type TickDependencies } from './pollTenant';

// Each poll keeps some thousand records in memory; two go through the smallest instance, and one that hangs leaves the other its way.
const PARALLEL_TENANTS = 2;

/**
 * One tick of the timer: polls every tenant that is set up, each with its own ledger, budget and end. Time that one does not need is left
 * to those after it; who comes first changes from tick to tick.
 * @param options.deadlineMs time for all of them
 * @throws where a poll failed, after all have had their turn, so that the function's run fails and an alert sees it
 */
export async function pollTenants(
  env: NodeJS.ProcessEnv,
  dependencies: TickDependencies,
  { deadlineMs }: { deadlineMs: number },
): Promise<void> {
  const { clock, random } = dependencies;
  const startedAt = clock.now();
  const tenants = rotated(setUp(env, dependencies), random);
  const failed: { name: string; error: unknown }[] = [];
  let waiting = tenants.length;
  await forEachParallel(each(tenants), PARALLEL_TENANTS, async (tenant) => {
    const leftMs = Math.max(0, deadlineMs - (clock.now().getTime() - startedAt.getTime()));
    const turns = Math.ceil(waiting / PARALLEL_TENANTS);
    waiting -= 1;
    if (leftMs === 0) {
      dependencies.log.warn(`Tenant ${tenant.name} was not polled: those before it took all the time.`);
      return;
    }
    const ended = await pollTenant(tenant, dependencies, { deadlineMs: leftMs / turns });
    if ('error' in ended) failed.push({ name: tenant.name ?? '', error: ended.error });
  });
  const [first] = failed;
  if (!first) return;
  if (tenants.length === 1) throw first.error;
  throw new OperatorFault(
    `${failed.length} of ${tenants.length} tenants could not be polled: ${failed.map(({ name }) => name).join(', ')}.`,
    'The line of each of them says what is wrong and what to do; the others were polled.',
  );
}

/** @throws SettingsFault where nobody knows whom to poll; that is told as a run, too, or silence would be all that is seen */
function setUp(
  env: NodeJS.ProcessEnv,
  { clock, log }: Pick<TickDependencies, 'clock' | 'log'>,
): readonly TenantEnvironment[] {
  try {
    return tenantEnvironments(env);
  } catch (error) {
    const now = clock.now();
    if (error instanceof OperatorFault) log.error(`${error.message} To mend it: ${error.fix}`);
    const nothing = { tenant: undefined, tenantId: undefined, run: undefined, summary: undefined };
    log.info(runLine({ ...nothing, startedAt: now, endedAt: now, newestContent: undefined, error }));
    throw error;
  }
}

function rotated(tenants: readonly TenantEnvironment[], random: () => number): readonly TenantEnvironment[] {
  const start = Math.floor(random() * tenants.length);
  return [...tenants.slice(start), ...tenants.slice(0, start)];
}

async function* each(tenants: readonly TenantEnvironment[]): AsyncGenerator<TenantEnvironment> {
  yield* tenants;
}
