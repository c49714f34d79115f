import { type PlanOptions, preparedPlan } from './preparedPlan';
import type { QueryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';
import type { RecordQuery } from './recordQuery';

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
  options: PlanOptions = {},
): Promise<ExplainedPlan> {
  const before = tables.store.counts.reads;
  const { plan, typesOf } = await preparedPlan(tables, query, options);
  const { days, lookups } = plan;
  const { names } = tables;
  const byIndex = lookups.length > 0;
  const records = [...new Set(days.map((day) => names.records(day)))];
  const partitions: string[] = [];
  for (const day of byIndex ? [] : days) {
    for (const recordType of await typesOf(names.records(day))) partitions.push(`${recordType}_${day}`);
  }
  return {
    plan,
    tables: byIndex ? [...new Set(days.map((day) => names.index(day))), ...records] : records,
    partitions: byIndex ? undefined : partitions,
    indexRanges: lookups.length * days.length,
    planRequests: tables.store.counts.reads - before,
  };
}
