import { daysNewestFirst } from './daysNewestFirst';
import type { RecordOrder } from './recordQuery';

/**
 * The days of some months that lie in a span of time, in the order in which their records are wanted.
 * @param months first days, `yyyy-MM-01`, newest first
 * @param span `from` included, `to` not; undefined: no bound
 * @returns days `yyyy-MM-dd`
 */
export function daysInOrder(
  months: readonly string[],
  span: { from?: Date | undefined; to?: Date | undefined },
  order: RecordOrder,
): string[] {
  const days = [...daysNewestFirst(months, span)];
  return order === 'newest' ? days : days.reverse();
}
