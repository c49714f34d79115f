import type { ReadableTables } from './readableTables';

/**
 * The same tables without a way to write: what takes them cannot change anything, whatever it does.
 * @returns tables whose store refuses every write before it is sent
 */
export function readOnlyTables({ store, names }: ReadableTables): ReadableTables {
  const refuse = async (): Promise<never> => {
    throw new Error('these tables are open for reading only');
  };
  return {
    names,
    store: {
      insert: refuse,
      merge: refuse,
      read: (...args) => store.read(...args),
      query: (...args) => store.query(...args),
      tables: (...args) => store.tables(...args),
      get counts() {
        return store.counts;
      },
    },
  };
}
