import type { Clock } from '../shared/time/clock';
import type { Output } from './output/output';

/** What every command gets from the process it runs in. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  /** Name of the tenant in TENANTS whose variables these are; undefined where there is one alone. */
  readonly tenant?: string | undefined;
  /** For the result alone. */
  readonly out: Output;
  /** For notes, progress and errors. */
  readonly err: Output;
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborted when a person stops the command. */
  readonly abortSignal: AbortSignal;
}
