import type { ImportDependencies } from '../../shared/imports/importExports';
import { tableNames } from '../../shared/tables/store/tableNames';
import type { StoredRow } from '../../shared/tables/store/tableStore';
import { MemoryStore } from '../tables/memoryStore';

/** Empty tables in memory, and what an import needs beside them. */
export function importedTables(): ImportDependencies & { store: MemoryStore; heads(): StoredRow[] } {
  const store = new MemoryStore();
  const names = tableNames('Audit');
  return {
    store,
    names,
    clock: { now: () => new Date('2026-11-20T00:00:00Z'), sleep: async () => {} },
    retentionMonths: undefined,
    appVersion: '1.2.3',
    progress: { fileName: '', bytes: 0, bytesRead: 0, rows: 0 },
    heads() {
      const tables = [...store.rows.keys()].filter((table) => names.monthOfRecords(table) !== undefined);
      return tables.flatMap((table) => store.all(table)).filter(({ RecordType }) => RecordType !== undefined);
    },
  };
}
