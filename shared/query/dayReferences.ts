import { referencedRecords } from '../tables/auditIndex/indexRows';
import type { StoreOptions } from '../tables/store/tableStore';
import { dayPart, rowKeyAt } from './dayPart';
import { lookupFilter } from './lookupRange';
import type { QueryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';

/** Where the records of one day are that are under every value looked up. */
export interface DayReferences {
  readonly day: string;
  /** `[PartitionKey, RowKey]` without repeats, in the order of the plan. */
  readonly keys: readonly (readonly [partitionKey: string, rowKey: string])[];
  /** Spellings of UserId and ClientAddress among them, as far as the index tells. */
  readonly spellings: ReadonlyMap<string, ReadonlySet<string>>;
}

const COLUMNS = ['RecordPartitionKey', 'RecordRowKey', 'Records', 'Operation', 'UserId', 'ClientAddress'];
const SPELLED = ['UserId', 'ClientAddress'] as const;

/**
 * Reads the index of one day: one range for each value, and none further once nothing is left. An index row stands for several records,
 * so a value's whole day is read before the time is looked at.
 */
export async function dayReferences(
  { store, names }: ReadableTables,
  day: string,
  { lookups, recordTypes, order, ...span }: QueryPlan,
  wantsOperation: (operation: unknown) => boolean,
  { abortSignal }: StoreOptions = {},
): Promise<DayReferences> {
  const part = dayPart(day, span);
  const [from, to] = [rowKeyAt(part.fromSecond), rowKeyAt(part.toSecond)];
  const partitionKeys = recordTypes && new Set(recordTypes.map((recordType) => `${recordType}_${day}`));
  const spellings = new Map<string, Set<string>>(SPELLED.map((column) => [column, new Set()]));
  let found: Map<string, [string, string]> | undefined;
  for (const lookup of lookups) {
    const under = new Map<string, [string, string]>();
    const filter = lookupFilter(lookup, day);
    for await (const page of store.query(names.index(day), filter, { abortSignal, select: COLUMNS })) {
      for (const row of page) {
        const isAlone = row.Records === undefined;
        if (isAlone && !wantsOperation(row.Operation)) continue;
        for (const column of SPELLED) {
          const spelling = row[column];
          if (typeof spelling === 'string') spellings.get(column)?.add(spelling);
        }
        for (const pair of referencedRecords(row)) {
          const [partitionKey, rowKey] = pair;
          const key = pair.join('/');
          if (rowKey < from || rowKey >= to || partitionKeys?.has(partitionKey) === false) continue;
          if (found === undefined || found.has(key)) under.set(key, pair);
        }
      }
    }
    found = under;
    if (found.size === 0) break;
  }
  const sign = order === 'newest' ? -1 : 1;
  const keys = [...(found?.values() ?? [])].sort(([, a], [, b]) => (a < b ? -sign : sign));
  return { day, keys, spellings };
}
