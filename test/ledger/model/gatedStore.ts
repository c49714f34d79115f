import type { TableStore } from '../../../shared/tables/store/tableStore';
import type { Gate } from './gate';

/** A store whose every request passes a gate: before it, and where it writes also after it, when its reply is still on the way. */
export function gatedStore(store: TableStore, gate: Gate): TableStore {
  async function write<T>(send: () => Promise<T>): Promise<T> {
    await gate.pass();
    const outcome = await send();
    await gate.pass();
    return outcome;
  }
  return {
    counts: store.counts,
    insert: (table, rows, options) => write(() => store.insert(table, rows, options)),
    merge: (table, rows, options) => write(() => store.merge(table, rows, options)),
    async read(table, partitionKey, rowKey, options) {
      await gate.pass();
      return store.read(table, partitionKey, rowKey, options);
    },
    async *query(table, filter, options) {
      const pages = store.query(table, filter, options)[Symbol.asyncIterator]();
      for (;;) {
        await gate.pass();
        const page = await pages.next();
        if (page.done) return;
        yield page.value;
      }
    },
    tables: (options) => store.tables(options),
  };
}
