import { odata } from '@azure/data-tables';
import { behindPrefix, indexPartitionKey, indexRowKeyPrefix } from '../tables/auditIndex/indexKeys';
import { referencedRecords } from '../tables/auditIndex/indexRows';
import type { QueryOptions, StoredRow, StoreOptions } from '../tables/store/tableStore';
import { type DayPart, rowKeyAt } from './dayPart';
import type { ReadableTables } from './readableTables';

const PARALLEL_READS = 32;

/** A user's day, and what is wanted of it. */
export interface UserDay {
  /** As the index has it, see indexedUser. */
  readonly user: string;
  /** `yyyy-MM-dd`. */
  readonly day: string;
  readonly part: DayPart;
  /** Undefined: all. */
  readonly recordTypes: readonly number[] | undefined;
  matches(row: StoredRow): boolean;
}

/**
 * Records of one user on one day, newest first, by the index: one range of index rows, then one point read for each record that the
 * keys do not rule out.
 */
export async function* userRecords(
  { store, names }: ReadableTables,
  wanted: UserDay,
  options: QueryOptions = {},
): AsyncGenerator<StoredRow> {
  const references = await referencesOf({ store, names }, wanted, options);
  const table = names.records(wanted.day);
  for (let start = 0; start < references.length; start += PARALLEL_READS) {
    const chunk = references.slice(start, start + PARALLEL_READS);
    const rows = await Promise.all(
      chunk.map(([partitionKey, rowKey]) => store.read(table, partitionKey, rowKey, options)),
    );
    for (const row of rows) if (row && wanted.matches(row)) yield row;
  }
}

/** `[PartitionKey, RowKey]` without repeats. An index row stands for several records, so the value's whole day is read. */
async function referencesOf(
  { store, names }: ReadableTables,
  { user, day, part, recordTypes }: UserDay,
  { abortSignal }: StoreOptions,
): Promise<[string, string][]> {
  const prefix = indexRowKeyPrefix(user);
  const filter = odata`PartitionKey eq ${indexPartitionKey('user', day, user)} and RowKey ge ${prefix} and RowKey lt ${behindPrefix(prefix)}`;
  const partitionKeys = recordTypes && new Set(recordTypes.map((recordType) => `${recordType}_${day}`));
  const [from, to] = [rowKeyAt(part.fromSecond), rowKeyAt(part.toSecond)];
  const found = new Map<string, [string, string]>();
  const select = ['RecordPartitionKey', 'RecordRowKey', 'Records'];
  for await (const page of store.query(names.index(day), filter, { abortSignal, select })) {
    for (const pair of page.flatMap(referencedRecords)) {
      const [partitionKey, rowKey] = pair;
      if (rowKey < from || rowKey >= to || partitionKeys?.has(partitionKey) === false) continue;
      found.set(pair.join('/'), pair);
    }
  }
  return [...found.values()].sort(([, a], [, b]) => (a < b ? 1 : -1));
}
