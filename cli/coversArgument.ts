import { InvalidArgumentError } from 'commander';
import type { Span } from '../shared/ledger/spans';
import { queryTimeArgument } from './queryTimeArgument';

const DAY_MS = 24 * 60 * 60_000;

/**
 * A span of time as typed, `FROM..TO`; a day as its end means through the end of that day.
 * @throws InvalidArgumentError where it is none, ends in the future or is too short to close any gap
 */
export function coversArgument(typed: string, { now }: { now: Date }): Span {
  const [first, second, ...more] = typed.split('..');
  if (!first || !second || more.length > 0) {
    throw new InvalidArgumentError('Write it as 2026-11-01..2026-11-12, two times with .. between them.');
  }
  const from = queryTimeArgument(first, { now, isEnd: false });
  const to = queryTimeArgument(second, { now, isEnd: true });
  if (to > now)
    throw new InvalidArgumentError('It ends in the future; an export can only hold what has happened.');
  if (to.getTime() - from.getTime() <= 7 * DAY_MS) {
    throw new InvalidArgumentError(
      'It must begin 7 days before the gap: records of an event become available up to 7 days after it.',
    );
  }
  return { from, to };
}
