import { InvalidArgumentError } from 'commander';
import { queryTime } from '../shared/query/queryTime';

/**
 * A point in time as typed.
 * @throws InvalidArgumentError with the spellings that are understood
 */
export function queryTimeArgument(typed: string, options: { now: Date; isEnd: boolean }): Date {
  const time = queryTime(typed, options);
  if (time) return time;
  throw new InvalidArgumentError(
    'Write a day as 2026-11-01, a time as 2026-11-01T12:00 (UTC, or with a zone such as +02:00), or back from now as -7d, -24h or -30m.',
  );
}
