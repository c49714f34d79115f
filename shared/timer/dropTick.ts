import { OperatorFault } from '../faults/operatorFault';
import { dropExpired } from '../retention/dropExpired';
import { givenVariables } from '../settings/givenVariables';
import { reportedError } from '../telemetry/reportedError';
import { type TenantEnvironment, tenantEnvironments } from '../tenants/tenantEnvironments';
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
    for (const { name, env: own } of withRetention(tenantEnvironments(env))) {
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

/** Of several tenants one may keep everything; where all do, this app has nothing to do, and each says so. */
function withRetention(tenants: readonly TenantEnvironment[]): readonly TenantEnvironment[] {
  const some = tenants.filter(({ env }) => givenVariables(env).RETENTION_MONTHS !== undefined);
  return some.length > 0 ? some : tenants;
}
