import { limitedParallel } from '../tables/store/limitedParallel';
import type { StoredRow, StoreOptions } from '../tables/store/tableStore';
import { dayPart } from './dayPart';
import { daysNewestFirst } from './daysNewestFirst';
import { mergeNewestFirst } from './mergeNewestFirst';
import { partitionRecords } from './partitionRecords';
import type { ReadableTables } from './readableTables';
import { recordMatch } from './recordMatch';
import { recordMonths } from './recordMonths';
import type { RecordQuery } from './recordQuery';
import { startedAhead } from './startedAhead';
import { storedRecordTypes } from './storedRecordTypes';
import { userRecords } from './userRecords';

const DAYS_AHEAD = 4;
const PARALLEL_REQUESTS = 16;
const LEAST_HELD_ROWS = 1_000;
const MOST_HELD_ROWS = 5_000;
// What the product itself looks at in a row.
const NEEDED = ['RecordType', 'CreationTime', 'Operation', 'UserId'];

export interface FindOptions extends StoreOptions {
  /** Records at most. Default: all. */
  limit?: number | undefined;
  /** Columns wanted; without the text a row is read much faster. Default: all. */
  select?: readonly string[] | undefined;
}

/**
 * Finds stored records, newest first, variants included. Planned from the keys, never a scan of a table:
 * a user given -> the index's range of that user, a day at a time; else record types (those given, or those the month has) and days ->
 * one partition each, a span of time as a range of row keys; what remains is chosen by the store (exact operation) and checked here.
 * A few days are read at once; memory does not grow with the number of records.
 *
 * @returns rows of the records tables; without a time given, of all months that have a table
 * @throws OperatorFault where the store cannot be read
 */
export async function* findRecords(
  tables: ReadableTables,
  query: RecordQuery,
  { limit = Number.POSITIVE_INFINITY, select, abortSignal }: FindOptions = {},
): AsyncGenerator<StoredRow> {
  if (limit <= 0) return;
  const { store, names } = tables;
  const options = { abortSignal, ...(select ? { select: [...new Set([...NEEDED, ...select])] } : {}) };
  const { indexedUser: user, condition, matches } = recordMatch(query);
  const limited = limitedParallel(PARALLEL_REQUESTS);
  const heldRows = Math.min(MOST_HELD_ROWS, Math.max(LEAST_HELD_ROWS, limit));
  const typesByTable = new Map<string, Promise<number[]>>();

  function typesOf(table: string): Promise<number[]> {
    const types = typesByTable.get(table) ?? storedRecordTypes(store, table, { abortSignal });
    typesByTable.set(table, types);
    return types;
  }

  async function* recordsOf(day: string): AsyncGenerator<StoredRow> {
    const part = dayPart(day, query);
    if (user !== undefined) {
      yield* userRecords(tables, { user, day, part, recordTypes: query.recordTypes, matches }, options);
      return;
    }
    const table = names.records(day);
    const recordTypes = new Set(query.recordTypes ?? (await typesOf(table)));
    const partitions = [...recordTypes].map((recordType) => {
      const partitionKey = `${recordType}_${day}`;
      const wanted = { table, partitionKey, part, condition, matches, heldRows, limited };
      return partitionRecords(store, wanted, options);
    });
    yield* mergeNewestFirst(partitions);
  }

  const months = await recordMonths(tables, { abortSignal });
  function* days(): Generator<() => AsyncGenerator<StoredRow>> {
    for (const day of daysNewestFirst(months, query)) yield () => recordsOf(day);
  }
  let found = 0;
  for await (const row of startedAhead(days(), DAYS_AHEAD)) {
    yield row;
    found += 1;
    if (found >= limit) return;
  }
}
