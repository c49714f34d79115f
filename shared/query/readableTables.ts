import type { TableNames } from '../tables/store/tableNames';
import type { TableStore } from '../tables/store/tableStore';

/** The store and what its tables are called: all that a question needs. */
export interface ReadableTables {
  readonly store: TableStore;
  readonly names: TableNames;
}
