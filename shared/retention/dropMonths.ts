import { OperatorFault } from '../faults/operatorFault';
import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';
import { droppableMonths, firstUndroppableMonth, type MonthTables } from './droppableMonths';
import { recordDrop } from './droppedRow';
import type { TableDropper } from './tableDropper';

export interface DropMonthsDependencies {
  readonly store: TableStore;
  readonly names: TableNames;
  readonly dropper: TableDropper;
  readonly clock: Clock;
  /** Function app, or `cli`. */
  readonly app: string;
  readonly appVersion: string;
}

export interface DropMonthsOptions {
  /** Nothing is written and nothing dropped. */
  isDryRun?: boolean;
  abortSignal?: AbortSignal | undefined;
}

/**
 * Drops the tables of months that are over, for good, oldest first. A row in the coverage table says so before anything is dropped; the
 * index goes last, so that what is cut short leaves references to nothing and never records that no lookup finds. It may be stopped or
 * killed anywhere: the next run finds what is left by the names of the tables.
 *
 * @param before `yyyy-MM`, itself not included
 * @returns the months dropped (or that would be)
 * @throws OperatorFault where `before` takes in a month that has not been over for 31 days, or a table cannot be dropped
 */
export async function dropMonths(
  { store, names, dropper, clock, app, appVersion }: DropMonthsDependencies,
  before: string,
  { isDryRun = false, abortSignal }: DropMonthsOptions = {},
): Promise<MonthTables[]> {
  const now = clock.now();
  const limit = firstUndroppableMonth(now);
  if (before > limit) {
    throw new OperatorFault(
      `Months from ${limit} on are not dropped: records of them may still come, and their days may not be sealed.`,
      `Drop months before ${limit} or an earlier one.`,
    );
  }
  const tables: string[] = [];
  for await (const table of store.tables({ abortSignal })) tables.push(table);
  const months = droppableMonths(tables, names, before);
  if (isDryRun) return months;
  for (const month of months) {
    abortSignal?.throwIfAborted();
    await recordDrop({ store, names }, month, { at: now, app, appVersion }, { abortSignal });
    for (const table of month.tables) await dropper.drop(table, { abortSignal });
  }
  return months;
}
