import { InvalidArgumentError } from 'commander';

/** A month as typed, `2025-01`. */
export function monthArgument(typed: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(typed)) return typed;
  throw new InvalidArgumentError('Give a month such as 2025-01.');
}
