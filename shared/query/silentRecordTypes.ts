import { recordTypeName } from '../records/recordTypes';
import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoreOptions } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { coveredDays } from './coveredDays';
import { dayBefore, daysUpTo, HABIT_DAYS, HABIT_DAYS_SEEN, missedDays } from './missedDays';
import type { ReadableTables } from './readableTables';
import { storedRecordTypes } from './storedRecordTypes';
import { hasRecords, newestDayWithRecords } from './typeDays';

/** A record type that came daily and has stopped. */
export interface SilentRecordType {
  readonly recordType: number;
  readonly recordTypeName: string;
  /** Day of its newest record, `yyyy-MM-dd`. */
  readonly lastDay: string;
  /** On how many of the 14 days up to `lastDay` it came. */
  readonly daysSeen: number;
}

// One day may be a holiday.
const SILENT_DAYS = 2;
// What stopped longer ago is no news, and the number of reads stays bounded.
const LOOK_BACK_DAYS = 60;
const PARALLEL_READS = 8;

/**
 * Record types that came daily and are missing on the last 2 days on which they should have come: mailbox auditing that was switched off
 * looks just like silence. Only days that are surely covered are judged: an outage is no silence.
 *
 * Reads keys alone, one row a request: two for each record type of the last two months, up to 20 more for each that is not there now.
 * @returns in order of record type
 */
export async function silentRecordTypes(
  tables: ReadableTables & { readonly clock: Clock },
  options: StoreOptions = {},
): Promise<readonly SilentRecordType[]> {
  const covered = await coveredDays(tables, LOOK_BACK_DAYS, options);
  const soundFrom = covered[SILENT_DAYS - 1];
  if (soundFrom === undefined) return [];
  const limited = limitedParallel(PARALLEL_READS);
  const silences: Promise<SilentRecordType | undefined>[] = [];
  for (const [recordType, month] of await newestMonths(tables, options)) {
    silences.push(limited(() => silence(tables, { recordType, month, soundFrom }, covered, options)));
  }
  const found = (await Promise.all(silences)).filter((each) => each !== undefined);
  return found.sort((a, b) => a.recordType - b.recordType);
}

/** Each record type of the last months, with the first day of the newest month that has it. */
async function newestMonths(
  { store, names, clock }: ReadableTables & { readonly clock: Clock },
  options: StoreOptions,
): Promise<Map<number, string>> {
  const newest = new Map<number, string>();
  const today = clock.now().toISOString().slice(0, 10);
  const months = new Set(daysUpTo(today, LOOK_BACK_DAYS).map((day) => `${day.slice(0, 7)}-01`));
  for (const month of months) {
    for (const recordType of await storedRecordTypes(store, names.records(month), options)) {
      if (!newest.has(recordType)) newest.set(recordType, month);
    }
  }
  return newest;
}

async function silence(
  tables: ReadableTables,
  { recordType, month, soundFrom }: { recordType: number; month: string; soundFrom: string },
  covered: readonly string[],
  options: StoreOptions,
): Promise<SilentRecordType | undefined> {
  const lastDay = await newestDayWithRecords(tables, { recordType, month, soundFrom }, options);
  if (lastDay >= soundFrom || lastDay < dayBefore(soundFrom, LOOK_BACK_DAYS)) return undefined;
  const seenDays = new Set([lastDay]);
  let missing = 0;
  for (const day of daysUpTo(dayBefore(lastDay, 1), HABIT_DAYS - 1)) {
    if (await hasRecords(tables, recordType, { first: day, last: day }, options)) seenDays.add(day);
    else missing += 1;
    // Most rare types end here.
    if (missing > HABIT_DAYS - HABIT_DAYS_SEEN) return undefined;
  }
  if (missedDays(seenDays, lastDay, covered).length < SILENT_DAYS) return undefined;
  return { recordType, recordTypeName: recordTypeName(recordType), lastDay, daysSeen: seenDays.size };
}
