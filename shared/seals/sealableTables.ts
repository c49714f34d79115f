import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';
import type { Clock } from '../time/clock';

/** The tables that seals are made of and checked against. */
export interface SealableTables {
  readonly store: TableStore;
  readonly names: TableNames;
  readonly clock: Clock;
}
