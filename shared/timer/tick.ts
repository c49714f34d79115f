import { reportedError } from '../telemetry/reportedError';
import { scrubConsole } from '../telemetry/scrubConsole';
import { systemClock } from '../time/systemClock';
import type { TickDependencies } from './pollTenant';
import { pollTenants } from './pollTenants';

let isScrubbed = false;

/**
 * One tick of the timer in the function app, with this process's clock and console.
 * @throws Error that telemetry may hold whole
 */
export async function tick(
  env: NodeJS.ProcessEnv,
  dependencies: Pick<TickDependencies, 'log' | 'abortSignal'>,
  options: { deadlineMs: number },
): Promise<void> {
  if (!isScrubbed) scrubConsole(console, process.stderr);
  isScrubbed = true;
  try {
    await pollTenants(env, { ...dependencies, clock: systemClock, random: Math.random }, options);
  } catch (error) {
    throw reportedError(error);
  }
}
