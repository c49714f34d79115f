import { OperatorFault } from '../faults/operatorFault';
import { openPoll } from '../ingest/openPoll';
import { poll } from '../ingest/poll';
import { givenVariables } from '../settings/givenVariables';
import type { AppLog } from '../telemetry/appLog';
import { type EndedPoll, runLine } from '../telemetry/runLine';
import type { TenantEnvironment } from '../tenants/tenantEnvironments';
import { tenantFault } from '../tenants/tenantFault';
import type { Clock } from '../time/clock';
import { newestContent } from './newestContent';
import { probeRightsDaily } from './probeRightsDaily';

/** What a tick of the timer gets from the process it runs in. */
export interface TickDependencies {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: AppLog;
  /** Aborted when the app is shut down. */
  readonly abortSignal: AbortSignal;
}

// The app may be ending: what is only for telemetry gets no more time than this.
const LONGEST_READ_MS = 5_000;

/**
 * Polls one tenant and leaves its line in telemetry, however it ended; once a day it looks at its own rights as well.
 * @param options.deadlineMs time that the poll may take before it ends by itself
 * @returns `error` where it failed, in the words of the tenant's own settings
 */
export async function pollTenant(
  { name, env }: TenantEnvironment,
  { clock, random, log, abortSignal }: TickDependencies,
  { deadlineMs }: { deadlineMs: number },
): Promise<{ error?: unknown }> {
  const startedAt = clock.now();
  let dependencies: ReturnType<typeof openPoll> | undefined;
  let told: Pick<EndedPoll, 'run' | 'summary'> = { run: undefined, summary: undefined };
  let failure: { error?: unknown } = {};
  try {
    dependencies = openPoll(env, { clock, random });
    if (dependencies.isSimulated) log.warn('This poll talks to a simulated tenant, not to Microsoft.');
    await poll(dependencies, {
      abortSignal,
      deadlineMs,
      onEnd: (run, summary) => {
        told = { run, summary };
      },
    });
  } catch (error) {
    failure = { error: tenantFault(error, name) };
  }
  const { error } = failure;
  if (error instanceof OperatorFault) {
    log.error(`${name === undefined ? '' : `Tenant ${name}: `}${error.message} To mend it: ${error.fix}`);
  }
  const options = { abortSignal: AbortSignal.timeout(LONGEST_READ_MS) };
  const ended = {
    tenant: name,
    tenantId: dependencies?.origin.tenantId ?? givenVariables(env).AZURE_TENANT_ID,
    startedAt,
    newestContent: dependencies && (await newestContent(dependencies, options)),
    endedAt: clock.now(),
  };
  log.info(runLine({ ...ended, ...told, ...failure }));
  if (dependencies)
    await probeRightsDaily({ name, env }, dependencies.origin, { clock, random, log, abortSignal });
  return failure;
}
