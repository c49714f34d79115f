import { InvalidArgumentError } from 'commander';

/** A TCP port as typed; 0 for any that is free. */
export function portArgument(typed: string): number {
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('Give a number from 1024 to 65535, or 0 for a free one.');
}
