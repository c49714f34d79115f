import type { ReadOptions } from '../tables/store/tableStore';
import type { QueryPlan } from './queryPlan';
import type { ReadableTables } from './readableTables';
import type { RecordTest } from './recordTest';

/** What the records of a plan's days are read with. */
export interface DaySource {
  readonly tables: ReadableTables;
  readonly plan: QueryPlan;
  readonly test: RecordTest;
  /** Records wanted at the most. */
  readonly limit: number;
  /** Record types to read of a table. */
  typesOf(table: string): Promise<readonly number[]>;
  readonly options: ReadOptions;
  /** Called when a day has been read. */
  onDay(day: string): void;
}
