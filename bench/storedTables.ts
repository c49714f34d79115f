import { odata, type TableEntity } from '@azure/data-tables';
import type { ReadableTables } from '../shared/query/readableTables';
import type { StoredRow } from '../shared/tables/store/tableStore';

/** The rows of one table, by partition, as they can be submitted again. */
export interface StoredTable {
  readonly name: string;
  readonly isRecords: boolean;
  readonly partitions: TableEntity[][];
}

/** Reads all records and index rows, without what the service adds to a row. */
export async function storedTables({ store, names }: ReadableTables): Promise<StoredTable[]> {
  const tables: StoredTable[] = [];
  for await (const name of store.tables()) {
    const isRecords = names.monthOfRecords(name) !== undefined;
    if (!isRecords && names.monthOfIndex(name) === undefined) continue;
    const partitions = new Map<string, TableEntity[]>();
    for await (const page of store.query(name, odata`PartitionKey ge ${''}`)) {
      for (const row of page) {
        const rows = partitions.get(row.partitionKey) ?? [];
        if (rows.length === 0) partitions.set(row.partitionKey, rows);
        rows.push(entity(row));
      }
    }
    tables.push({ name, isRecords, partitions: [...partitions.values()] });
  }
  return tables;
}

function entity({ etag: _etag, timestamp: _timestamp, ...row }: StoredRow): TableEntity {
  const own = Object.entries(row).filter(([name]) => !name.startsWith('odata'));
  return { ...Object.fromEntries(own), partitionKey: row.partitionKey, rowKey: row.rowKey };
}
