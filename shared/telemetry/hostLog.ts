import type { AppLog } from './appLog';

/** Logging through the context of a function's run: the host sends it to telemetry, with the run's own ID. */
export function hostLog(context: {
  log(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}): AppLog {
  return {
    info: (text) => context.log(text),
    warn: (text) => context.warn(text),
    error: (text) => context.error(text),
  };
}
