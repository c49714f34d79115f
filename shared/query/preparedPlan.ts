import type { StoreOptions } from '../tables/store/tableStore';
import { daysWithRows, type PartitionGroups } from './daysWithRows';
import { type QueryPlan, queryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';
import { recordMonths } from './recordMonths';
import type { RecordQuery } from './recordQuery';
import { storedRecordTypes } from './storedRecordTypes';

/** A plan with what has been asked of the tables for it. */
export interface PreparedPlan {
  /** Its days without those that have nothing, see daysWithRows. */
  readonly plan: QueryPlan;
  /** First and last day that were planned, those without anything included; undefined: none. */
  readonly span: { readonly first: string; readonly last: string } | undefined;
  /** Record types of a table: those asked for, or those that it has, which is asked once. */
  typesOf(table: string): Promise<readonly number[]>;
}

/** What a plan is made with beside the query. */
export interface PlanOptions extends StoreOptions {
  /** Search all days also where nothing but a scan answers the query. */
  scan?: boolean | undefined;
  /** Rows to read at most where nothing but a scan answers the query, and none is asked for. Default: 30,000. */
  mostRows?: number | undefined;
  /** So that days ahead, of which nothing is stored, need not be asked for. */
  now?: Date | undefined;
}

/** Plans a query over the months that have tables, and finds out which of its days may have anything. Reads keys of a few rows. */
export async function preparedPlan(
  tables: ReadableTables,
  query: RecordQuery,
  { scan = false, now, mostRows, abortSignal }: PlanOptions,
): Promise<PreparedPlan> {
  const planned = queryPlan(query, await recordMonths(tables, { abortSignal }), { scan, now, mostRows });
  const typesByTable = new Map<string, Promise<readonly number[]>>();
  const typesOf = (table: string): Promise<readonly number[]> => {
    const known = typesByTable.get(table);
    if (known) return known;
    const { recordTypes } = planned;
    const types = recordTypes
      ? Promise.resolve(recordTypes)
      : storedRecordTypes(tables.store, table, { abortSignal });
    typesByTable.set(table, types);
    return types;
  };
  const groups = partitionGroups(tables, planned, typesOf);
  const days = await daysWithRows(tables, planned.days, groups, { now, abortSignal });
  const [first, last] = [planned.days[0], planned.days.at(-1)].toSorted();
  return { plan: { ...planned, days }, span: first && last ? { first, last } : undefined, typesOf };
}

function partitionGroups(
  { names }: ReadableTables,
  { lookups: [lookup], order }: QueryPlan,
  typesOf: PreparedPlan['typesOf'],
): PartitionGroups {
  if (lookup)
    return { tableOf: names.index, groupsOf: async () => [lookup.kind], ends: ['oldest', 'newest'] };
  const groupsOf = async (table: string) => (await typesOf(table)).map(String);
  return { tableOf: names.records, groupsOf, ends: [order] };
}
