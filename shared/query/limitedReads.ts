import { limitedParallel } from '../tables/store/limitedParallel';
import type { TableStore } from '../tables/store/tableStore';

/**
 * A store whose rows are read by so many requests at once, and which tells how many rows each has brought.
 * @param onRows called with the rows of each answer
 */
export function limitedReads(store: TableStore, limit: number, onRows: (rows: number) => void): TableStore {
  const limited = limitedParallel(limit);
  return {
    insert: (table, rows, options) => store.insert(table, rows, options),
    merge: (table, rows, options) => store.merge(table, rows, options),
    tables: (options) => store.tables(options),
    get counts() {
      return store.counts;
    },

    async read(table, partitionKey, rowKey, options) {
      const row = await limited(() => store.read(table, partitionKey, rowKey, options));
      onRows(row ? 1 : 0);
      return row;
    },

    async *query(table, filter, options) {
      const pages = store.query(table, filter, options)[Symbol.asyncIterator]();
      const next = () => limited(() => pages.next());
      for (let page = await next(); !page.done; page = await next()) {
        onRows(page.value.length);
        yield page.value;
      }
    },
  };
}
