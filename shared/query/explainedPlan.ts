import type { StoreOptions } from '../tables/store/tableStore';
import { type QueryPlan, queryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';
import { recordMonths } from './recordMonths';
import type { RecordQuery } from './recordQuery';
import { storedRecordTypes } from './storedRecordTypes';

/** A plan with what has to be asked of the tables to tell how much it reads. */
export interface ExplainedPlan {
  readonly plan: QueryPlan;
  /** Tables that would be read, those of the index first. */
  readonly tables: readonly string[];
  /** Partitions of records with the day they are of. Undefined: the index names them. */
  readonly partitions: readonly string[] | undefined;
  /** Ranges of the index. */
  readonly indexRanges: number;
  /** Requests for the names of tables and for the record types that they hold. */
  readonly planRequests: number;
}

/** Plans a query and reads what the plan depends on, but no record. */
export async function explainedPlan(
  tables: ReadableTables,
  query: RecordQuery,
  { scan, ...options }: StoreOptions & { scan?: boolean | undefined } = {},
): Promise<ExplainedPlan> {
  const before = tables.store.counts.reads;
  const plan = queryPlan(query, await recordMonths(tables, options), { scan: scan === true });
  const { days, lookups, recordTypes } = plan;
  const records = [...new Set(days.map((day) => tables.names.records(day)))];
  const indexes = [...new Set(days.map((day) => tables.names.index(day)))];
  const byIndex = lookups.length > 0;
  const typesByTable = new Map<string, readonly number[]>();
  for (const table of byIndex ? [] : records) {
    typesByTable.set(table, recordTypes ?? (await storedRecordTypes(tables.store, table, options)));
  }
  const partitionsOf = (day: string) =>
    (typesByTable.get(tables.names.records(day)) ?? []).map((recordType) => `${recordType}_${day}`);
  return {
    plan,
    tables: byIndex ? [...indexes, ...records] : records,
    partitions: byIndex ? undefined : days.flatMap(partitionsOf),
    indexRanges: lookups.length * days.length,
    planRequests: tables.store.counts.reads - before,
  };
}
