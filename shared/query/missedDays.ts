const DAY_MS = 24 * 60 * 60_000;

/** Days before a silence by which it is judged: each day of the week twice. */
export const HABIT_DAYS = 14;

/** On how many of them it must have come: five days a week make ten. */
export const HABIT_DAYS_SEEN = 10;

/**
 * On which days something that came daily should have come and did not. Weekends and other regular pauses are none: a day counts only
 * where it came on that day of the week in both weeks before it stopped; and nothing counts where it came on fewer than 10 of those 14 days.
 *
 * @param seenDays days on which it came (`yyyy-MM-dd`), those of the {@link HABIT_DAYS} up to `lastDay` at least
 * @param lastDay the last of them
 * @param laterDays days after it that can be judged
 */
export function missedDays(
  seenDays: ReadonlySet<string>,
  lastDay: string,
  laterDays: readonly string[],
): string[] {
  const habit = daysUpTo(lastDay, HABIT_DAYS).filter((day) => seenDays.has(day));
  if (habit.length < HABIT_DAYS_SEEN) return [];
  const timesSeen = (weekday: number) => habit.filter((day) => weekdayOf(day) === weekday).length;
  return laterDays.filter((day) => day > lastDay && timesSeen(weekdayOf(day)) === 2);
}

/** @returns `count` days that end with `lastDay`, newest first */
export function daysUpTo(lastDay: string, count: number): string[] {
  return Array.from({ length: count }, (_, before) => dayBefore(lastDay, before));
}

/** The day (`yyyy-MM-dd`) so many days before another; behind it where negative. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}

function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}
