import { InvalidArgumentError } from 'commander';

/** A number of records as typed, from 1 up. */
export function limitArgument(typed: string): number {
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
  throw new InvalidArgumentError('Give a whole number from 1 up.');
}
