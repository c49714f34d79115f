import { OperatorFault } from '../faults/operatorFault';
import type { AppLog } from '../telemetry/appLog';
import { ingestLine } from '../telemetry/ingestLine';
import { poisonLine } from '../telemetry/poisonLine';
import { reportedError } from '../telemetry/reportedError';
import { scrubConsole } from '../telemetry/scrubConsole';
import { systemClock } from '../time/systemClock';
import { TenantIntakes } from './tenantIntakes';

let intakes: TenantIntakes | undefined;

export interface MessageDependencies {
  readonly log: AppLog;
  /** Aborted when the app is shut down. */
  readonly abortSignal: AbortSignal;
}

/**
 * Takes the content of one message in the function app; all invocations of this process share their writes.
 * @param options.deadlineMs time for it; it comes again after that
 * @param options.isLastTry the host sets a message aside that fails once more
 * @throws Error that telemetry may hold whole: the message comes again
 */
export async function ingestMessage(
  env: NodeJS.ProcessEnv,
  message: unknown,
  dependencies: MessageDependencies,
  { deadlineMs, isLastTry }: { deadlineMs: number; isLastTry: boolean },
): Promise<void> {
  const { log, abortSignal } = dependencies;
  try {
    await opened(env, log).take(message, {
      log,
      abortSignal: AbortSignal.any([abortSignal, AbortSignal.timeout(deadlineMs)]),
    });
  } catch (error) {
    if (!(error instanceof OperatorFault)) throw reportedError(error);
    log.error(`${error.message} To mend it: ${error.fix}`);
    // Not this content's fault: it stays listed, and another message tells of it within the hour.
    if (!isLastTry) throw reportedError(error);
    log.warn(
      'The message is given back to the ledger: its content stays listed, and the timer sends another.',
    );
  }
}

/** Writes down that the content of a message which failed too often is refused for now. */
export async function refuseMessage(
  env: NodeJS.ProcessEnv,
  message: unknown,
  { log, abortSignal }: MessageDependencies,
): Promise<void> {
  try {
    const became = await opened(env, log).refuse(message, { log, abortSignal });
    if (became === 'refused') log.error(poisonLine());
  } catch (error) {
    if (error instanceof OperatorFault) log.error(`${error.message} To mend it: ${error.fix}`);
    throw reportedError(error);
  }
}

/** Leaves a row that tells of what was taken. Never fails. */
export async function endIngest(): Promise<void> {
  await intakes?.close();
}

function opened(env: NodeJS.ProcessEnv, log: AppLog): TenantIntakes {
  if (!intakes) {
    scrubConsole(console, process.stderr);
    const onClosed = (closed: Parameters<typeof ingestLine>[0]) => console.info(ingestLine(closed));
    intakes = new TenantIntakes(env, { clock: systemClock, random: Math.random, log, onClosed });
  }
  return intakes;
}
