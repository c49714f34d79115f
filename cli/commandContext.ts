import type { Clock } from '../shared/time/clock';
import type { Output } from './output/output';

/** What every command gets from the process it runs in. */
export interface CommandContext {
  readonly env: NodeJS.ProcessEnv;
  /** For the result alone. */
  readonly out: Output;
  /** For notes, progress and errors. */
  readonly err: Output;
  readonly clock: Clock;
  readonly random: () => number;
  /** Aborted when a person stops the command. */
  readonly abortSignal: AbortSignal;
}
