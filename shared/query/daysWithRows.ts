import type { StoreOptions } from '../tables/store/tableStore';
import { distinctPartitions } from './distinctPartitions';
import { dayBefore } from './missedDays';
import type { ReadableTables } from './readableTables';

/** Groups of partitions, `{group}_{yyyy-MM-dd}`, of which days are to be read. */
export interface PartitionGroups {
  /** Table of a day. */
  tableOf(day: string): string;
  /** Names of the groups that a table may have. */
  groupsOf(table: string): Promise<readonly string[]>;
  /** At which end days are left out: whoever reads from one end and may stop early has no use for the other. */
  readonly ends: readonly ('oldest' | 'newest')[];
}

// Fewer days are read as soon as they are looked for.
const FEW_DAYS = 8;

/**
 * Leaves out days at both ends that have nothing: those before the first partition of the oldest month, and, since a month is mostly not
 * over, those after tomorrow where nothing is stored so far ahead. A request or two for each group in place of one for each day.
 * @param days `yyyy-MM-dd`, in either order
 * @param now undefined: days ahead are read like all others
 */
export async function daysWithRows(
  { store }: Pick<ReadableTables, 'store'>,
  days: readonly string[],
  { tableOf, groupsOf, ends }: PartitionGroups,
  { now, ...options }: StoreOptions & { now?: Date | undefined },
): Promise<string[]> {
  const oldestFirst = days.toSorted();
  const [first, last] = [oldestFirst[0], oldestFirst.at(-1)];
  if (first === undefined || last === undefined || days.length < FEW_DAYS) return [...days];

  async function firstDay(from: string, table: string): Promise<string | undefined> {
    const found = (await groupsOf(table)).map(async (group) => {
      const partitions = distinctPartitions(store, table, (key) => key, {
        ...options,
        from: `${group}_${from}`,
        before: `${group}_~`,
      });
      const { value } = await partitions.next();
      return typeof value === 'string' ? value.slice(-10) : undefined;
    });
    return (await Promise.all(found)).filter((day) => day !== undefined).sort()[0];
  }

  const isEndAsked = now !== undefined && ends.includes('newest');
  const ahead = !isEndAsked ? undefined : dayBefore(now.toISOString().slice(0, 10), -2);
  const [begin, beyond] = await Promise.all([
    ends.includes('oldest') ? firstDay(first, tableOf(first)) : first,
    ahead !== undefined && ahead <= last && tableOf(ahead) === tableOf(last)
      ? firstDay(ahead, tableOf(ahead))
      : last,
  ]);
  // Where the oldest month has nothing from there on, all of its days are left out.
  const isBefore = (day: string) => (begin === undefined ? tableOf(day) === tableOf(first) : day < begin);
  const isBeyond = (day: string) => beyond === undefined && ahead !== undefined && day >= ahead;
  return days.filter((day) => !isBefore(day) && !isBeyond(day));
}
