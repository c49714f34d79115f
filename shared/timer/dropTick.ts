import { OperatorFault } from '../faults/operatorFault';
import { dropExpired } from '../retention/dropExpired';
import { reportedError } from '../telemetry/reportedError';
import { tenantEnvironments } from '../tenants/tenantEnvironments';
import { tenantFault } from '../tenants/tenantFault';
import { systemClock } from '../time/systemClock';
import type { TickDependencies } from './pollTenant';

/**
 * Drops the months that retention no longer keeps, of every tenant that is set up. What fails for one keeps no other from its turn.
 * @throws Error that telemetry may hold whole, after all have had their turn
 */
export async function dropTick(
  env: NodeJS.ProcessEnv,
  { log, abortSignal }: Pick<TickDependencies, 'log' | 'abortSignal'>,
): Promise<void> {
  const options = { clock: systemClock, random: Math.random, abortSignal };
  let first: { error?: unknown } = {};
  try {
    for (const { name, env: own } of tenantEnvironments(env)) {
      try {
        const months = await dropExpired(own, options);
        log.info(
          JSON.stringify({ event: 'auditMonthsDropped', tenant: name ?? own.AZURE_TENANT_ID ?? '', months }),
        );
      } catch (error) {
        const told = tenantFault(error, name);
        if (!('error' in first)) first = { error: told };
        if (told instanceof OperatorFault)
          log.error(`${name === undefined ? '' : `Tenant ${name}: `}${told.message} To mend it: ${told.fix}`);
      }
    }
  } catch (error) {
    if (error instanceof OperatorFault) log.error(`${error.message} To mend it: ${error.fix}`);
    throw reportedError(error);
  }
  if ('error' in first) throw reportedError(first.error);
}
