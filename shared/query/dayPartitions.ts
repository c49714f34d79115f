import type { StoredRow } from '../tables/store/tableStore';
import { dayPart } from './dayPart';
import type { DaySource } from './daySource';
import { mergeByTime } from './mergeByTime';
import { partitionRecords } from './partitionRecords';
import { startedAhead } from './startedAhead';

const DAYS_AHEAD = 8;
// One page of the service.
const LEAST_HELD_ROWS = 1_000;
const MOST_HELD_ROWS = 3_000;
const LEAST_WANTED_ROWS = 50;

/**
 * Records of the partitions of a plan's days: record types (those given, or those the month has) and days give one partition each, a span of
 * time in a day a range of row keys. A few days are read at once; memory does not grow with the number of records.
 * @param days the plan's, or fewer
 */
export async function* dayPartitions(
  { tables, plan, test, limit, typesOf, options, onDay }: DaySource,
  days: Iterable<string>,
): AsyncGenerator<StoredRow> {
  const { store, names } = tables;
  const heldRows = Math.min(MOST_HELD_ROWS, Math.max(LEAST_HELD_ROWS, limit));
  const wantedRows = Math.min(heldRows, Math.max(LEAST_WANTED_ROWS, limit));
  const isToEnd = limit === Number.POSITIVE_INFINITY;
  async function* recordsOf(day: string): AsyncGenerator<StoredRow> {
    const table = names.records(day);
    const recordTypes = new Set(await typesOf(table));
    const partitions = [...recordTypes].map((recordType) => {
      const { order, condition } = plan;
      const at = { table, partitionKey: `${recordType}_${day}`, part: dayPart(day, plan) };
      const wanted = { ...at, order, condition, matches: test.matches, heldRows, wantedRows, isToEnd };
      return partitionRecords(store, wanted, options);
    });
    yield* mergeByTime(partitions, plan.order);
    onDay(day);
  }

  function* streams(): Generator<() => AsyncGenerator<StoredRow>> {
    for (const day of days) yield () => recordsOf(day);
  }
  yield* startedAhead(streams(), DAYS_AHEAD, { first: 1 });
}
